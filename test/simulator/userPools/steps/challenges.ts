import {
  AdminCreateUserCommand,
  AssociateSoftwareTokenCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SetUserMFAPreferenceCommand,
  SetUserPoolMfaConfigCommand,
  type ChallengeNameType,
  type SetUserPoolMfaConfigCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { appCode } from '../../../appCode.ts'
import { ada } from '../../../world.ts'
import { attributes, type Here, type Step } from '../steps.ts'

export const SMS = { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' } }
export const APPS = { SoftwareTokenMfaConfiguration: { Enabled: true } }

export const setMfa =
  (mfa: Partial<SetUserPoolMfaConfigCommandInput>): Step =>
  ({ cognito, UserPoolId }) =>
    cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...mfa }))

/** Where a second factor is possible, a user wants text messages. */
export async function wantSms(here: Here, AccessToken: string) {
  await setMfa({ MfaConfiguration: 'OPTIONAL', SmsMfaConfiguration: SMS })(here)
  const SMSMfaSettings = { Enabled: true, PreferredMfa: true }
  await here.cognito.send(new SetUserMFAPreferenceCommand({ AccessToken, SMSMfaSettings }))
}

/** Ada, made by an administrator, with a temporary password. */
export const invited =
  (
    values: Record<string, string> = {
      email: ada.email,
      email_verified: 'true',
      phone_number: '+441818118181',
    },
  ): Step =>
  ({ cognito, UserPoolId }) =>
    cognito.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username: 'ada',
        TemporaryPassword: 'Temporary-1',
        MessageAction: 'SUPPRESS',
        UserAttributes: attributes(values),
      }),
    )

export const startWith = ({ cognito, ClientId }: Here, PASSWORD: string) =>
  cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ada', PASSWORD },
    }),
  )

export const answer = (
  { cognito, ClientId }: Here,
  ChallengeName: ChallengeNameType,
  Session: string | undefined,
  more: Record<string, string> = {},
) =>
  cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId,
      ChallengeName,
      Session,
      ChallengeResponses: { USERNAME: 'ada', ...more },
    }),
  )

/** The first sign-in, up to and with the new password. */
export async function withOwnPassword(here: Here) {
  const { Session } = await startWith(here, 'Temporary-1')
  return answer(here, 'NEW_PASSWORD_REQUIRED', Session, { NEW_PASSWORD: ada.Password })
}

/** The first half of setting an authenticator app up: its secret, and the code that it shows now. */
export async function associated(here: Here, by: { AccessToken?: string; Session?: string }) {
  const { SecretCode, Session } = await here.cognito.send(new AssociateSoftwareTokenCommand(by))
  return { SecretCode: SecretCode!, Session, UserCode: appCode(SecretCode!, here.clock.now()) }
}

/** A code that is surely not the one. */
export const otherThan = (code: string) => (code === '000000' ? '000001' : '000000')
