import { SHOP } from '../shop/shop.ts'
import { authorizeUrl, callApi, changeClient, saidIn, sendLogin, signIn } from '../shop/acts.ts'
import { stopped, taken, type Attack } from './attack.ts'

export const tokenInHistory: Attack = {
  id: 'token-in-history',
  title: 'A token in the history',
  gist: 'Ada signs in on the library’s computer and closes the tab. Mallory sits down and opens the history.',
  defence: {
    name: 'Code grant',
    without: 'The shop uses the implicit grant',
    says: 'With the implicit grant the address that the browser is sent to holds the tokens, behind a number sign. Careful apps take it out of the history at once; the code grant has nothing to take out.',
  },
  source: 'https://www.rfc-editor.org/rfc/rfc9700#section-4.3.2',
  settings: () => ({}),
  async play(stage, isDefended) {
    const { ada } = stage
    if (isDefended) {
      await stage.step('Ada', 'signs in by the code grant, looks at her orders, and leaves.', async () => {
        await signIn(ada, 'ada')
        await ada.click('/orders')
      })
    } else {
      await stage.step('You', 'have allowed the implicit grant.', () =>
        changeClient(stage, { AllowedOAuthFlows: ['code', 'implicit'] }),
      )
      await stage.step('Ada', 'signs in by the implicit grant, and leaves.', async () => {
        await ada.open(authorizeUrl(stage, { response_type: 'token' }))
        await sendLogin(ada, 'ada')
        await ada.open(SHOP)
      })
    }
    const { history } = ada.store.getState()
    const found = await stage.step('Mallory', `reads the history: ${history.length} addresses.`, () =>
      history.map((address) => saidIn(address, 'access_token')).find(Boolean),
    )
    if (!found)
      return stopped(
        'Pages of the shop and of the pool, but no token, and no code: the page that took it redirected.',
      )
    const answer = await stage.step(
      'Mallory',
      'copies the access token out of an address, and calls the API.',
      () => callApi(stage, found),
    )
    return taken(`Ada’s access and ID token, for as long as they live. The API answers ${answer.status}.`)
  },
}
