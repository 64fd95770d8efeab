import { NotSimulated } from '../../errors.ts'
import { checkSecretHash } from '../clients/secretHash.ts'
import { parameterOf, type Flow } from './attempt.ts'
import { emailOtp, smsMfa, smsOtp } from './challenges/codes.ts'
import { mfaSetup } from './challenges/mfaSetup.ts'
import { newPassword } from './challenges/newPassword.ts'
import { passwordVerifier } from './challenges/passwordVerifier.ts'
import { selectMfaType } from './challenges/selectMfaType.ts'
import { softwareToken } from './challenges/softwareToken.ts'
import { webAuthn } from './challenges/webAuthn.ts'

const CHALLENGES: Record<string, Flow> = {
  EMAIL_OTP: emailOtp,
  MFA_SETUP: mfaSetup,
  NEW_PASSWORD_REQUIRED: newPassword,
  PASSWORD_VERIFIER: passwordVerifier,
  SELECT_MFA_TYPE: selectMfaType,
  SMS_MFA: smsMfa,
  SMS_OTP: smsOtp,
  SOFTWARE_TOKEN_MFA: softwareToken,
  WEB_AUTHN: webAuthn,
}

/** Answers a challenge: one path for RespondToAuthChallenge and AdminRespondToAuthChallenge. */
export const respond: Flow = async (context, attempt) => {
  const challenge = CHALLENGES[attempt.name]
  if (!challenge) throw NotSimulated(`Answering ${attempt.name}`)
  checkSecretHash(attempt.client, parameterOf(attempt, 'USERNAME'), attempt.parameters.SECRET_HASH)
  return challenge(context, attempt)
}
