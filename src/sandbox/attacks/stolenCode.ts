import { callApi, redeem, saidIn, signInUpToCallback } from '../shop/acts.ts'
import { stopped, taken, type Attack } from './attack.ts'

export const stolenCode: Attack = {
  id: 'stolen-code',
  title: 'A stolen code',
  gist: 'A program on Ada’s device sees the address with her code before the shop does. On phones that takes an app that claims the same address; elsewhere a proxy or a log.',
  defence: {
    name: 'PKCE',
    without: 'The shop sends no challenge',
    says: 'The client id is public, so a code alone is worth tokens. With PKCE it is worth nothing without the verifier, which never left the shop’s session.',
  },
  source: 'https://www.rfc-editor.org/rfc/rfc7636#section-1',
  settings: (isDefended) => ({ pkce: isDefended }),
  async play(stage) {
    const callback = await stage.step('Ada', 'signs in. Cognito sends her browser back with a code.', () =>
      signInUpToCallback(stage.ada, 'ada'),
    )
    const tokens = await stage.step(
      'Mallory',
      'has read the address, and trades the code at the token endpoint before the shop does.',
      () => redeem(stage, saidIn(callback.href, 'code')!),
    )
    if (!tokens.access_token) {
      return stopped(
        `Cognito answers ${tokens.error}: Mallory does not have the verifier. Ada has to sign in again, for the attempt spent her code.`,
      )
    }
    const answer = await stage.step('Mallory', 'calls the shop’s API as Ada.', () =>
      callApi(stage, tokens.access_token!),
    )
    return taken(`Ada’s tokens. The API answers ${answer.status} with her orders.`)
  },
}
