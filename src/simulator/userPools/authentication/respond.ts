import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException, NotSimulated } from '../../errors.ts'
import { checkSecretHash } from '../clients/secretHash.ts'
import { begun, parameterOf, type Flow, type SignInAnswer, type SignInCall } from './attempt.ts'
import { emailOtp, smsMfa, smsOtp } from './challenges/codes.ts'
import { customChallenge } from './challenges/custom.ts'
import { devicePasswordVerifier, deviceSrpAuth } from './challenges/device.ts'
import { mfaSetup } from './challenges/mfaSetup.ts'
import { newPassword } from './challenges/newPassword.ts'
import { password, passwordSrp } from './challenges/password.ts'
import { passwordVerifier } from './challenges/passwordVerifier.ts'
import { selectChallenge } from './challenges/selectChallenge.ts'
import { selectMfaType } from './challenges/selectMfaType.ts'
import { softwareToken } from './challenges/softwareToken.ts'
import { webAuthn } from './challenges/webAuthn.ts'
import { checkSource, watchAnswer } from './watch.ts'

const CHALLENGES: Record<string, Flow> = {
  CUSTOM_CHALLENGE: customChallenge,
  DEVICE_PASSWORD_VERIFIER: devicePasswordVerifier,
  DEVICE_SRP_AUTH: deviceSrpAuth,
  EMAIL_OTP: emailOtp,
  MFA_SETUP: mfaSetup,
  NEW_PASSWORD_REQUIRED: newPassword,
  PASSWORD: password,
  PASSWORD_SRP: passwordSrp,
  PASSWORD_VERIFIER: passwordVerifier,
  SELECT_CHALLENGE: selectChallenge,
  SELECT_MFA_TYPE: selectMfaType,
  SMS_MFA: smsMfa,
  SMS_OTP: smsOtp,
  SOFTWARE_TOKEN_MFA: softwareToken,
  WEB_AUTHN: webAuthn,
}

const ADMIN_CHALLENGES: Record<string, Flow> = { ...CHALLENGES, ADMIN_NO_SRP_AUTH: password }

/** Answers a challenge without AWS credentials. */
export const respond = (context: Context, call: SignInCall): Promise<SignInAnswer> =>
  answer(context, CHALLENGES, call)

/** Answers a challenge for a caller with AWS credentials. */
export const adminRespond = (context: Context, call: SignInCall): Promise<SignInAnswer> =>
  answer(context, ADMIN_CHALLENGES, call)

async function answer(
  context: Context,
  challenges: Record<string, Flow>,
  call: SignInCall,
): Promise<SignInAnswer> {
  const challenge = challenges[call.name]
  if (!challenge) {
    throw call.name in ADMIN_CHALLENGES
      ? unworded(context, InvalidParameterException, 'this challenge is for callers with AWS credentials')
      : NotSimulated(`Answering ${call.name}`)
  }
  checkSecretHash(context, call.client, parameterOf(call, 'USERNAME'), call.parameters.SECRET_HASH)
  checkSource(context, call)
  return watchAnswer(context, call, () => challenge(context, begun(call)))
}
