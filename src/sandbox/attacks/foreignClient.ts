import { html } from '../../simulator/index.ts'
import { sitePage } from '../shop/page.ts'
import { authorizeUrl, callApi, redeem, saidIn, sendLogin } from '../shop/acts.ts'
import { stopped, taken, type Attack } from './attack.ts'

const PRIZES = 'https://prizes.example/callback'

export const foreignClient: Attack = {
  id: 'foreign-client',
  title: 'A token made for another app',
  gist: 'Mallory runs a prize draw that shares the shop’s user pool. Ada signs in there, and Mallory’s app holds a genuine access token of Ada’s.',
  defence: {
    name: 'The API checks client_id',
    without: 'The API checks signature, issuer and expiry only',
    says: 'Every app client of a pool gets tokens from the same issuer, signed with the same key. An access token of Cognito’s has no aud; the claim that tells apps apart is client_id.',
  },
  source:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html',
  settings: (isDefended) => ({ checksClient: isDefended }),
  async play(stage) {
    const { ada, core, web } = stage
    web.sites['prizes.example'] = () => sitePage('You may have won', html`<p>We will let you know.</p>`)
    const client = { client_id: core.env.PARTNER_CLIENT_ID!, redirect_uri: PRIZES }
    await stage.step('Ada', 'signs in to the prize draw.', async () => {
      await ada.open(authorizeUrl(stage, client))
      await sendLogin(ada, 'ada')
    })
    const { access_token = '' } = await stage.step(
      'Mallory',
      'trades the code, as her app is meant to.',
      () => redeem(stage, saidIn(ada.store.getState().address, 'code')!, client),
    )
    const answer = await stage.step('Mallory', 'calls the shop’s API with the token.', () =>
      callApi(stage, access_token),
    )
    return answer.status === 200
      ? taken('Ada’s orders at the shop, for a sign-in somewhere else.')
      : stopped(`The API answers ${answer.status}. ${(JSON.parse(answer.body) as { why: string }).why}`)
  },
}
