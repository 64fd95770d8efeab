import { html } from '../../html.ts'
import type { Step } from '../challengePage.ts'

/** A one-time code, from a message or an authenticator app. */
export const codeStep = (response: string): Step => ({
  ask(_visit, { ChallengeParameters }) {
    const to = ChallengeParameters?.CODE_DELIVERY_DESTINATION
    return {
      title: 'Enter your code',
      intro: to
        ? html`We sent a code to ${to}.`
        : 'Enter the six digits that your authenticator app shows now.',
      fields: [{ name: 'code', label: 'Code', autocomplete: 'one-time-code', isCode: true }],
      buttons: { submit: 'Continue' },
    }
  },
  say: ({ form }, session) => ({ session, responses: { [response]: form.get('code')?.trim() ?? '' } }),
})
