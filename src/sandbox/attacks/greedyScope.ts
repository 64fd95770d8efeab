import {
  authorizeUrl,
  callApi,
  changeClient,
  ownPkce,
  redeem,
  saidIn,
  signInUpToCallback,
} from '../shop/acts.ts'
import { stopped, taken, type Attack } from './attack.ts'

export const greedyScope: Attack = {
  id: 'greedy-scope',
  title: 'A scope that nobody offered',
  gist: 'Mallory is a customer of the shop. She writes the authorize address herself, and asks for one scope more: shop/refunds.write.',
  defence: {
    name: 'The client may ask for what the shop needs, and no more',
    without: 'The client was given every scope, to be on the safe side',
    says: 'A scope that a client may ask for, any user of that client can have. Scopes limit apps; what a user may do belongs into groups, or into the API.',
  },
  source:
    'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-define-resource-servers.html',
  settings: () => ({}),
  async play(stage, isDefended) {
    const scopes = ['openid', 'email', 'shop/orders.read']
    const asked = [...scopes, 'shop/refunds.write'].join(' ')
    if (!isDefended) {
      await stage.step('You', 'have given the client every scope there is.', () =>
        changeClient(stage, { AllowedOAuthScopes: asked.split(' ') }),
      )
    }
    const { code_verifier, challenge } = await ownPkce()
    const start = authorizeUrl(stage, { scope: asked, ...challenge })
    const callback = await stage.step('Mallory', 'asks for the scope, with her own account.', () =>
      signInUpToCallback(stage.mallory, 'mallory', start),
    )
    const code = saidIn(callback.href, 'code')
    if (!code) {
      return stopped(
        `Cognito sends her back with ${saidIn(callback.href, 'error_description')}, before it asks for a password.`,
      )
    }
    const { access_token = '' } = await stage.step(
      'Mallory',
      'trades the code herself: client id and callback are no secrets.',
      () => redeem(stage, code, { code_verifier }),
    )
    const answer = await stage.step('Mallory', 'has the API pay her back.', () =>
      callApi(stage, access_token, 'POST /refunds'),
    )
    return answer.status === 200
      ? taken('A refund. Cognito has no page that asks whether somebody may have a scope.')
      : stopped(`The API answers ${answer.status}.`)
  },
}
