import { CALLBACK, SHOP } from '../shop/shop.ts'
import { saidIn, signedInAt, signInUpToCallback } from '../shop/acts.ts'
import { stopped, taken, type Attack } from './attack.ts'

export const injectedCode: Attack = {
  id: 'injected-code',
  title: 'Somebody else’s ID token',
  gist: 'Mallory has Ada’s code, as before, but cannot use it herself; say that the app has a secret. So she lets the shop use it, in her own browser.',
  defence: {
    name: 'nonce',
    without: 'The shop takes any ID token that is genuine',
    says: 'The ID token repeats the nonce of the sign-in that it belongs to: Ada’s. Mallory’s session waits for another. PKCE, off here, stops this earlier: Cognito would refuse the code.',
  },
  source: 'https://www.rfc-editor.org/rfc/rfc9700#section-4.5',
  settings: (isDefended) => ({ pkce: false, nonce: isDefended }),
  async play(stage) {
    const { ada, mallory } = stage
    const stolen = await stage.step('Ada', 'signs in. Mallory sees the address with her code.', () =>
      signInUpToCallback(ada, 'ada'),
    )
    const state = await stage.step(
      'Mallory',
      'begins to sign in at the shop, to get a session and a state.',
      async () => {
        await mallory.open(`${SHOP}/sign-in`)
        return saidIn(mallory.store.getState().address, 'state')!
      },
    )
    await stage.step('Mallory', 'opens the callback with her own state and Ada’s code.', () => {
      const code = saidIn(stolen.href, 'code')!
      return mallory.open(`${CALLBACK}?${new URLSearchParams({ code, state })}`)
    })
    return signedInAt(mallory) === 'ada'
      ? taken('Mallory’s browser is signed in as ada. She never saw a token, and needs none.')
      : stopped('The tokens came, genuine and Ada’s. The shop compares the nonce and throws them away.')
  },
}
