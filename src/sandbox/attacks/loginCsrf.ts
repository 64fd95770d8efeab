import { CALLBACK, SHOP } from '../shop/shop.ts'
import { saidIn, signedInAt, signIn, signInUpToCallback } from '../shop/acts.ts'
import { stopped, taken, type Attack } from './attack.ts'

export const loginCsrf: Attack = {
  id: 'login-csrf',
  title: 'Signed in as somebody else',
  gist: 'Mallory signs in with her own account, keeps the address with her code to herself, and gets Ada to open it.',
  defence: {
    name: 'state',
    without: 'The shop takes any code that arrives',
    says: 'The shop remembers a random state in Ada’s session, and takes each one once. A code that comes without it was not asked for by this browser. PKCE and nonce, both off here, would notice too.',
  },
  source: 'https://www.rfc-editor.org/rfc/rfc9700#section-4.7',
  settings: (isDefended) => ({ pkce: false, nonce: false, state: isDefended }),
  async play(stage) {
    const { ada, mallory } = stage
    const old = await stage.step('Ada', 'signs in at the shop and out again, as every day.', async () => {
      await signIn(ada, 'ada')
      await ada.click('/sign-out')
      return ada.store.getState().hops.findLast(({ url }) => url.startsWith(CALLBACK))!.url
    })
    const callback = await stage.step('Mallory', 'signs in to her own account, and keeps the code.', () =>
      signInUpToCallback(mallory, 'mallory'),
    )
    const code = saidIn(callback.href, 'code')!
    const tries: [how: string, state: string | undefined][] = [
      ['with no state', undefined],
      ['with the state of Mallory’s own sign-in', saidIn(callback.href, 'state') ?? 'mine'],
      ['with a state that Ada has used before', saidIn(old, 'state') ?? 'used'],
    ]
    for (const [how, state] of tries) {
      const link = `${CALLBACK}?${new URLSearchParams({ code, ...(state && { state }) })}`
      await stage.step(
        'Ada',
        `is about to sign in, and follows Mallory’s link instead, ${how}.`,
        async () => {
          await ada.open(`${SHOP}/sign-in`)
          await ada.open(link)
        },
      )
      if (signedInAt(ada) === 'mallory') {
        return taken(
          'Ada is signed in as mallory, and does not see it. The card and the address that she enters next are in Mallory’s account.',
        )
      }
    }
    return stopped('The shop refuses all three links. Its session in Ada’s browser waits for another state.')
  },
}
