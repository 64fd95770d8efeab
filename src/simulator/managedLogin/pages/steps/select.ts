import type { Asked, Step } from '../challengePage.ts'

const WORDS: Record<string, string> = {
  PASSWORD: 'Use your password',
  EMAIL_OTP: 'Get a code by email',
  SMS_OTP: 'Get a code by text message',
  WEB_AUTHN: 'Use a passkey',
  SMS_MFA: 'Get a code by text message',
  SOFTWARE_TOKEN_MFA: 'Use your authenticator app',
}

/** A choice, one button each. */
export const select: Step = {
  ask: (_visit, asked) => ({
    title: 'Choose how to sign in',
    isChoice: true,
    buttons: Object.fromEntries(choicesOf(asked).map((name) => [name, WORDS[name]!])),
  }),
  say: ({ form }, session) => ({ session, responses: { ANSWER: form.get('action') ?? '' } }),
}

/** What there is to choose from on a page: of AWS's names those that it has words for. */
export function choicesOf({ AvailableChallenges = [], ChallengeParameters }: Asked): string[] {
  const listed = ChallengeParameters?.MFAS_CAN_CHOOSE
  const names: string[] = listed === undefined ? AvailableChallenges : namesIn(listed)
  return names.filter((name) => Object.hasOwn(WORDS, name))
}

function namesIn(list: string): string[] {
  const names: unknown = JSON.parse(list)
  return Array.isArray(names) ? names.map(String) : []
}
