import { sitePage } from '../shop/page.ts'
import { html } from '../../simulator/index.ts'
import { CALLBACK } from '../shop/shop.ts'
import { authorizeUrl, callApi, changeClient, ownPkce, redeem, saidIn, signIn } from '../shop/acts.ts'
import { stopped, taken, type Attack } from './attack.ts'

const FORGOTTEN = 'https://preview.shop.example.com/callback'

/** What looks like the callback, and is another address. */
const ALMOST = [
  `${CALLBACK}/`,
  `${CALLBACK}?next=https://mallory.example`,
  'https://shop.example.com/Callback',
  'http://shop.example.com/callback',
  'https://shop.example.com@mallory.example/callback',
  'https://shop.example.com.mallory.example/callback',
]

export const wideCallback: Attack = {
  id: 'wide-callback',
  title: 'A callback too many',
  gist: 'Ada is signed in. Mallory gets her to open an authorize address whose redirect_uri leads to Mallory.',
  defence: {
    name: 'Only the shop’s own callback is registered',
    without: 'A forgotten test host is still registered, and Mallory has rented its name',
    says: 'Cognito compares letter for letter, and nobody can switch that off. What can be too wide is your list. PKCE does not help: Mallory started this sign-in, so the verifier is hers.',
  },
  source: 'https://www.rfc-editor.org/rfc/rfc9700#section-4.1',
  settings: () => ({}),
  async play(stage, isDefended) {
    const { ada, web } = stage
    web.sites['preview.shop.example.com'] = () => sitePage('One moment', html`<p>This page is Mallory’s.</p>`)
    await stage.step(
      'You',
      isDefended ? 'have registered one callback.' : 'have registered two callbacks, one of them for tests.',
      () => changeClient(stage, { CallbackURLs: [CALLBACK, ...(isDefended ? [] : [FORGOTTEN])] }),
    )
    await stage.step('Ada', 'signs in at the shop. The login pages will know her for an hour.', () =>
      signIn(ada, 'ada'),
    )
    const { code_verifier, challenge } = await ownPkce()
    const lure = (redirect_uri: string) => ada.open(authorizeUrl(stage, { redirect_uri, ...challenge }))
    await stage.step(
      'Ada',
      'follows links of Mallory’s, each with an address that is almost the callback.',
      async () => {
        for (const redirect_uri of ALMOST) await lure(redirect_uri)
      },
    )
    await stage.step('Ada', 'follows one more, with the address of the test host.', () => lure(FORGOTTEN))
    const code = saidIn(ada.store.getState().address, 'code')
    if (!code)
      return stopped('Every link ends on Cognito’s own error page, redirect_mismatch. No code left the pool.')
    const { access_token = '' } = await stage.step(
      'Mallory',
      'finds the code in the log of her host, and trades it with her own verifier.',
      () => redeem(stage, code, { redirect_uri: FORGOTTEN, code_verifier }),
    )
    const answer = await stage.step('Mallory', 'calls the shop’s API as Ada.', () =>
      callApi(stage, access_token),
    )
    return taken(`Ada’s tokens for one click: she saw no login page. The API answers ${answer.status}.`)
  },
}
