import { CALLBACK } from '../shop/shop.ts'
import { callApi, redeem, saidIn, signIn } from '../shop/acts.ts'
import { stopped, taken, type Attack } from './attack.ts'

export const codeReplay: Attack = {
  id: 'code-replay',
  title: 'A code used twice',
  gist: 'The address with Ada’s code stays in a log of the shop’s web server. Mallory reads the log a minute later.',
  defence: {
    name: 'The shop trades the code at once',
    without: 'The shop asks Ada something first, and the code lies there unused',
    says: 'A code is good once, for five minutes; that is Cognito’s part, and nobody can switch it off. Using it first is yours. PKCE, off here, makes a code in a log worthless from the start.',
  },
  source: 'https://www.rfc-editor.org/rfc/rfc6749#section-10.5',
  settings: (isDefended) => ({ pkce: false, redeemsAtOnce: isDefended }),
  async play(stage, isDefended) {
    const { ada, core } = stage
    await stage.step('Ada', isDefended ? 'signs in.' : 'signs in, and reads the shop’s question.', () =>
      signIn(ada, 'ada'),
    )
    const logged = ada.store.getState().hops.findLast(({ url }) => url.startsWith(CALLBACK))!.url
    core.clock.advance(60_000)
    const tokens = await stage.step('Mallory', 'reads the log, and trades the code.', () =>
      redeem(stage, saidIn(logged, 'code')!),
    )
    if (!tokens.access_token)
      return stopped(
        `Cognito answers ${tokens.error}: the code has been used. Ada’s own tokens go on working.`,
      )
    const answer = await stage.step('Mallory', 'calls the shop’s API as Ada.', () =>
      callApi(stage, tokens.access_token!),
    )
    return taken(
      `Ada’s tokens. The API answers ${answer.status}. When Ada has answered the question, her code is used up.`,
    )
  },
}
