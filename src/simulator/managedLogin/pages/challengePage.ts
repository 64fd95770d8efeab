import type { Answer } from '../../record.ts'
import type { SignInAnswer } from '../../userPools/authentication/attempt.ts'
import { refusedHere } from '../refusal.ts'
import type { Visit } from '../visit.ts'
import { formPage, type Form } from './formPage.ts'
import { codeStep } from './steps/code.ts'
import { mfaSetup } from './steps/mfaSetup.ts'
import { newPassword } from './steps/newPassword.ts'
import { password } from './steps/password.ts'
import { passkey } from './steps/passkey.ts'
import { select } from './steps/select.ts'

/** What is asked, as far as a page needs it; it travels in the page's form, so that it can be asked again. */
export type Asked = Pick<
  SignInAnswer,
  'ChallengeName' | 'AvailableChallenges' | 'Session' | 'ChallengeParameters'
>

/** What a form says to a challenge. */
export type Said = { session: string; responses: Record<string, string> }

/** How a challenge is asked for, and what its form's fields become as ChallengeResponses. */
export type Step = {
  ask(visit: Visit, asked: Asked): Form | Promise<Form>
  say(visit: Visit, session: string): Said | Promise<Said>
}

const STEPS: Partial<Record<string, Step>> = {
  EMAIL_OTP: codeStep('EMAIL_OTP_CODE'),
  MFA_SETUP: mfaSetup,
  NEW_PASSWORD_REQUIRED: newPassword,
  PASSWORD: password,
  SELECT_CHALLENGE: select,
  SELECT_MFA_TYPE: select,
  SMS_MFA: codeStep('SMS_MFA_CODE'),
  SMS_OTP: codeStep('SMS_OTP_CODE'),
  SOFTWARE_TOKEN_MFA: codeStep('SOFTWARE_TOKEN_MFA_CODE'),
  WEB_AUTHN: passkey,
}

/** Asks for the next proof, or for one again with what was wrong about the last. */
export async function challengePage(
  visit: Visit,
  username: string,
  asked: Asked,
  error?: string,
): Promise<Answer> {
  const form = await stepOf(visit, asked.ChallengeName ?? '').ask(visit, asked)
  const { AvailableChallenges, ChallengeParameters } = asked
  const hidden = {
    username,
    challenge: asked.ChallengeName ?? '',
    session: asked.Session ?? '',
    asked: JSON.stringify({ AvailableChallenges, ChallengeParameters }),
    ...form.hidden,
  }
  return formPage(visit, { who: username, ...form, hidden, ...(error !== undefined && { error }) })
}

/** What a challenge's form says. */
export const saidTo = (visit: Visit, challenge: string): Said | Promise<Said> =>
  stepOf(visit, challenge).say(visit, visit.form.get('session') ?? '')

/** What the form asked, to ask it again. */
export function askedAgain(visit: Visit): Asked {
  const { form } = visit
  try {
    // It came back from the browser: only text is made of it.
    const asked = JSON.parse(form.get('asked') ?? '') as Asked
    const ChallengeName = form.get('challenge') as NonNullable<Asked['ChallengeName']>
    return { ...asked, ChallengeName, Session: form.get('session') ?? '' }
  } catch {
    throw refusedHere(visit, { error: 'invalid_request' })
  }
}

/** @throws Refused when these pages don't know the challenge: custom ones they never do */
function stepOf(visit: Visit, challenge: string): Step {
  const step = Object.hasOwn(STEPS, challenge) ? STEPS[challenge] : undefined
  if (!step) throw refusedHere(visit, { error: 'invalid_request' })
  return step
}
