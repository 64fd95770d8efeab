import type { Step } from '../challengePage.ts'
import { passkeyProblem, passkeyScript } from '../passkeyScript.ts'

/** A passkey, which the browser and its authenticator use. */
export const passkey: Step = {
  ask: (_visit, { ChallengeParameters }) => ({
    title: 'Use your passkey',
    intro: 'Your browser or phone will ask you to confirm that it is you.',
    hidden: { options: ChallengeParameters?.CREDENTIAL_REQUEST_OPTIONS ?? '{}', credential: '' },
    buttons: { submit: 'Continue with a passkey' },
    more: passkeyProblem,
    script: passkeyScript('get'),
  }),
  say: ({ form }, session) => ({ session, responses: { CREDENTIAL: form.get('credential') ?? '' } }),
}
