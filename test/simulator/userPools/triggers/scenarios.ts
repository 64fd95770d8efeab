import {
  AdminConfirmSignUpCommand,
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminGetUserCommand,
  AdminInitiateAuthCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  AdminUpdateUserAttributesCommand,
  AdminUserGlobalSignOutCommand,
  AdminDeleteUserCommand,
  ChangePasswordCommand,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserAttributeVerificationCodeCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  RespondToAuthChallengeCommand,
  RevokeTokenCommand,
  SetUserMFAPreferenceCommand,
  UpdateUserAttributesCommand,
  VerifyUserAttributeCommand,
  type AuthFlowType,
  type ChallengeNameType,
} from '@aws-sdk/client-cognito-identity-provider'
import { newSrpSecret, srpAnswer } from '../../../../src/flows/srp.ts'
import { answers } from '../../../functions.ts'
import { ada } from '../../../world.ts'
import { onNewDevice, prove, signIn as signInOn } from '../steps/devices.ts'
import {
  attributes,
  confirm,
  signedIn,
  signIn,
  signUp,
  type Tokens,
  inOrder,
  type Here,
  type Step,
} from '../steps.ts'
import type { Scenario } from './scenario.ts'

const EMAIL = { email: ada.email }
const VERIFIED = { ...EMAIL, email_verified: 'true' }
const PHONE = { phone_number: '+441818118181' }
const SMS = { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' }
const BY_SMS = { AutoVerifiedAttributes: ['phone_number' as const], SmsConfiguration: SMS }
const confirmed = inOrder(signUp(), confirm())

const initiate = (
  { cognito, ClientId }: Here,
  AuthFlow: AuthFlowType,
  parameters: Record<string, string> = {},
) =>
  cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow,
      AuthParameters: { USERNAME: 'ada', ...parameters },
      ClientMetadata: { of: 'InitiateAuth' },
    }),
  )

const respond = (
  { cognito, ClientId }: Here,
  { ChallengeName, Session }: { ChallengeName?: ChallengeNameType; Session?: string },
  responses: Record<string, string>,
) =>
  cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId,
      ChallengeName,
      Session,
      ChallengeResponses: { USERNAME: 'ada', ...responses },
      ClientMetadata: { of: 'RespondToAuthChallenge' },
    }),
  )

const byPassword =
  (PASSWORD = ada.Password): Step =>
  (here) =>
    initiate(here, 'USER_PASSWORD_AUTH', { PASSWORD })

/** With tokens of before there were functions. */
const kept: WeakMap<object, Tokens> = new WeakMap()
const bearing = async (here: Here) => void kept.set(here, await signedIn(here))
const withTokens =
  (run: (here: Here, tokens: Tokens) => Promise<unknown>): Step =>
  (here) =>
    run(here, kept.get(here)!)

const adminCreate =
  (
    values: Record<string, string>,
    more: Partial<ConstructorParameters<typeof AdminCreateUserCommand>[0]> = {},
  ): Step =>
  ({ cognito, UserPoolId }) =>
    cognito.send(
      new AdminCreateUserCommand({
        UserPoolId,
        Username: 'ada',
        TemporaryPassword: 'Temporary-1',
        UserAttributes: attributes(values),
        DesiredDeliveryMediums: ['EMAIL', 'SMS'],
        ValidationData: attributes({ age: '28' }),
        ClientMetadata: { of: 'AdminCreateUser' },
        ...more,
      }),
    )

const forgot: Step = ({ cognito, ClientId }) =>
  cognito.send(
    new ForgotPasswordCommand({ ClientId, Username: 'ada', ClientMetadata: { of: 'ForgotPassword' } }),
  )

const resend: Step = ({ cognito, ClientId }) =>
  cognito.send(
    new ResendConfirmationCodeCommand({
      ClientId,
      Username: 'ada',
      ClientMetadata: { of: 'ResendConfirmationCode' },
    }),
  )

const askForCode = (AttributeName: 'email' | 'phone_number') =>
  withTokens(({ cognito }, { AccessToken }) =>
    cognito.send(
      new GetUserAttributeVerificationCodeCommand({
        AccessToken,
        AttributeName,
        ClientMetadata: { of: 'GetUserAttributeVerificationCode' },
      }),
    ),
  )

const user = ({ UserPoolId }: Here) => ({ UserPoolId, Username: 'ada' })

/** What another directory tells of Ada. */
export const MIGRANT = {
  userAttributes: VERIFIED,
  finalUserStatus: 'CONFIRMED',
  messageAction: 'SUPPRESS',
}
const migrating = { UserMigration: answers(MIGRANT) }

const BEGINS = 'PreAuthentication_Authentication'
const ENDS = ['PostAuthentication_Authentication', 'TokenGeneration_Authentication']

/** A mail, or a text message: written by one function, sent by another. */
const mailed = (purpose: string) => [`CustomMessage_${purpose}`, `CustomEmailSender_${purpose}`]
const texted = (purpose: string) => [`CustomMessage_${purpose}`, `CustomSMSSender_${purpose}`]

const OPTIONAL = { MfaConfiguration: 'OPTIONAL' as const, SmsConfiguration: SMS }
const withSms: Step = async (here) => {
  await adminCreate(
    { ...VERIFIED, ...PHONE, phone_number_verified: 'true' },
    { MessageAction: 'SUPPRESS' },
  )(here)
  await here.cognito.send(
    new AdminSetUserPasswordCommand({ ...user(here), Password: ada.Password, Permanent: true }),
  )
  const { AccessToken } = await signIn()(here)
  const SMSMfaSettings = { Enabled: true, PreferredMfa: true }
  await here.cognito.send(new SetUserMFAPreferenceCommand({ AccessToken, SMSMfaSettings }))
}
const TRACKING = {
  DeviceConfiguration: { ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: false },
}
const SRP = { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH' as const] }
const CUSTOM = { ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH' as const] }
const CUSTOM_NEEDS = ['DefineAuthChallenge', 'CreateAuthChallenge', 'VerifyAuthChallengeResponse']
const HIDDEN = {
  ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH' as const],
  PreventUserExistenceErrors: 'ENABLED' as const,
}

const quietly =
  (step: Step): Step =>
  (here) =>
    step(here).catch(() => undefined)

export const FIRING: Scenario[] = [
  { when: 'SignUp', call: signUp(), fires: ['PreSignUp_SignUp', ...mailed('SignUp')] },
  {
    when: 'SignUp by phone',
    pool: BY_SMS,
    call: signUp('ada', PHONE),
    fires: ['PreSignUp_SignUp', ...texted('SignUp')],
  },
  {
    when: 'SignUp, nothing to verify',
    call: signUp('ada', {}),
    fires: ['PreSignUp_SignUp'],
  },
  {
    when: 'SignUp of somebody whom PreSignUp confirms',
    handlers: { PreSignUp: answers({ autoConfirmUser: true }) },
    needs: ['PreSignUp'],
    call: signUp(),
    fires: ['PreSignUp_SignUp', 'PostConfirmation_ConfirmSignUp'],
  },
  { when: 'SignUp with a name that is taken', given: signUp(), call: quietly(signUp()), fires: [] },
  {
    when: 'AdminCreateUser',
    pool: { SmsConfiguration: SMS },
    call: adminCreate({ ...EMAIL, ...PHONE }),
    fires: ['PreSignUp_AdminCreateUser', ...mailed('AdminCreateUser'), ...texted('AdminCreateUser')],
  },
  {
    when: 'AdminCreateUser, SUPPRESS',
    call: adminCreate(EMAIL, { MessageAction: 'SUPPRESS' }),
    fires: ['PreSignUp_AdminCreateUser'],
  },
  {
    when: 'AdminCreateUser, RESEND',
    given: adminCreate(EMAIL),
    call: adminCreate(EMAIL, { MessageAction: 'RESEND', DesiredDeliveryMediums: ['EMAIL'] }),
    fires: mailed('AdminCreateUser'),
  },
  {
    when: 'ConfirmSignUp',
    given: signUp(),
    call: confirm(),
    fires: ['PostConfirmation_ConfirmSignUp'],
  },
  {
    when: 'AdminConfirmSignUp',
    given: signUp(),
    call: (here) => here.cognito.send(new AdminConfirmSignUpCommand(user(here))),
    fires: ['PostConfirmation_ConfirmSignUp'],
  },
  {
    when: 'ResendConfirmationCode',
    given: signUp(),
    call: resend,
    fires: mailed('ResendCode'),
  },
  {
    when: 'ResendConfirmationCode by phone',
    pool: BY_SMS,
    given: signUp('ada', PHONE),
    call: resend,
    fires: texted('ResendCode'),
  },
  { when: 'ForgotPassword', given: confirmed, call: forgot, fires: mailed('ForgotPassword') },
  {
    when: 'ForgotPassword by phone',
    pool: BY_SMS,
    given: inOrder(signUp('ada', PHONE), confirm()),
    call: forgot,
    fires: texted('ForgotPassword'),
  },
  {
    when: 'ForgotPassword of somebody from elsewhere',
    handlers: migrating,
    needs: ['UserMigration'],
    call: forgot,
    fires: ['UserMigration_ForgotPassword', 'PreSignUp_AdminCreateUser', ...mailed('ForgotPassword')],
  },
  {
    when: 'ForgotPassword of nobody',
    call: quietly(forgot),
    fires: ['UserMigration_ForgotPassword'],
  },
  {
    when: 'AdminResetUserPassword',
    given: confirmed,
    call: (here) =>
      here.cognito.send(
        new AdminResetUserPasswordCommand({
          ...user(here),
          ClientMetadata: { of: 'AdminResetUserPassword' },
        }),
      ),
    fires: mailed('ForgotPassword'),
  },
  {
    when: 'ConfirmForgotPassword',
    given: inOrder(confirmed, forgot),
    call: ({ cognito, ClientId, inbox }) =>
      cognito.send(
        new ConfirmForgotPasswordCommand({
          ClientId,
          Username: 'ada',
          ConfirmationCode: inbox()[0]!.code,
          Password: 'Difference-1843',
          ClientMetadata: { of: 'ConfirmForgotPassword' },
        }),
      ),
    fires: ['PostConfirmation_ConfirmForgotPassword'],
  },
  {
    when: 'UpdateUserAttributes, a new address',
    given: bearing,
    call: withTokens(({ cognito }, { AccessToken }) =>
      cognito.send(
        new UpdateUserAttributesCommand({
          AccessToken,
          UserAttributes: attributes({ email: 'countess@example.com' }),
          ClientMetadata: { of: 'UpdateUserAttributes' },
        }),
      ),
    ),
    fires: mailed('UpdateUserAttribute'),
  },
  {
    when: 'AdminUpdateUserAttributes, two new addresses',
    pool: { AutoVerifiedAttributes: ['email', 'phone_number'], SmsConfiguration: SMS },
    given: inOrder(signUp(), (here) => here.cognito.send(new AdminConfirmSignUpCommand(user(here)))),
    call: (here) =>
      here.cognito.send(
        new AdminUpdateUserAttributesCommand({
          ...user(here),
          UserAttributes: attributes({ email: 'countess@example.com', ...PHONE }),
        }),
      ),
    fires: [...mailed('UpdateUserAttribute'), ...texted('UpdateUserAttribute')],
  },
  {
    when: 'GetUserAttributeVerificationCode',
    given: bearing,
    call: askForCode('email'),
    fires: mailed('VerifyUserAttribute'),
  },
  {
    when: 'GetUserAttributeVerificationCode for a phone number',
    pool: BY_SMS,
    given: async (here) => {
      await signUp('ada', PHONE)(here)
      await confirm()(here)
      kept.set(here, await signIn()(here))
    },
    call: askForCode('phone_number'),
    fires: texted('VerifyUserAttribute'),
  },
  {
    when: 'InitiateAuth by password',
    given: confirmed,
    call: byPassword(),
    fires: [BEGINS, ...ENDS],
  },
  {
    when: 'InitiateAuth with a wrong password',
    given: confirmed,
    call: quietly(byPassword('Wrong-1843')),
    fires: [BEGINS],
  },
  {
    when: 'InitiateAuth by somebody who is not confirmed',
    given: signUp(),
    call: quietly(byPassword()),
    fires: [],
  },
  {
    when: 'InitiateAuth by somebody from elsewhere',
    handlers: migrating,
    needs: ['UserMigration'],
    call: byPassword(),
    fires: ['UserMigration_Authentication', 'PreSignUp_AdminCreateUser', BEGINS, ...ENDS],
  },
  {
    when: 'InitiateAuth by nobody',
    call: quietly(byPassword()),
    fires: ['UserMigration_Authentication'],
  },
  {
    when: 'InitiateAuth by nobody, where that is hidden',
    client: HIDDEN,
    call: quietly(byPassword()),
    fires: ['UserMigration_Authentication', BEGINS],
  },
  {
    when: 'AdminInitiateAuth by password',
    client: { ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH'] },
    given: confirmed,
    call: ({ cognito, UserPoolId, ClientId }) =>
      cognito.send(
        new AdminInitiateAuthCommand({
          UserPoolId,
          ClientId,
          AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: 'ada', PASSWORD: ada.Password },
        }),
      ),
    fires: [BEGINS, ...ENDS],
  },
  {
    when: 'InitiateAuth by SRP',
    client: SRP,
    given: confirmed,
    call: (here) => initiate(here, 'USER_SRP_AUTH', { SRP_A: newSrpSecret().A.toString(16) }),
    fires: [BEGINS],
  },
  {
    when: 'InitiateAuth by SRP, by nobody',
    client: SRP,
    call: quietly((here) => initiate(here, 'USER_SRP_AUTH', { SRP_A: newSrpSecret().A.toString(16) })),
    fires: [],
  },
  {
    when: 'RespondToAuthChallenge PASSWORD_VERIFIER',
    client: SRP,
    given: confirmed,
    async call(here) {
      const secret = newSrpSecret()
      const asked = await initiate(here, 'USER_SRP_AUTH', { SRP_A: secret.A.toString(16) })
      const now = new Date(here.clock.now())
      const proof = await srpAnswer(secret, here.UserPoolId, asked.ChallengeParameters!, ada.Password, now)
      return respond(here, asked, proof)
    },
    fires: ENDS,
  },
  {
    when: 'InitiateAuth, then a second factor',
    pool: OPTIONAL,
    given: withSms,
    call: byPassword(),
    fires: [BEGINS, ...texted('Authentication')],
  },
  {
    when: 'RespondToAuthChallenge SMS_MFA',
    pool: OPTIONAL,
    given: withSms,
    async call(here) {
      const asked = await initiate(here, 'USER_PASSWORD_AUTH', { PASSWORD: ada.Password })
      return respond(here, asked, { SMS_MFA_CODE: codeOf(here) })
    },
    fires: ENDS,
  },
  {
    when: 'RespondToAuthChallenge NEW_PASSWORD_REQUIRED',
    given: adminCreate(EMAIL),
    async call(here) {
      const asked = await initiate(here, 'USER_PASSWORD_AUTH', { PASSWORD: 'Temporary-1' })
      return respond(here, asked, { NEW_PASSWORD: ada.Password })
    },
    fires: ['PostAuthentication_Authentication', 'TokenGeneration_NewPasswordChallenge'],
  },
  {
    when: 'RespondToAuthChallenge DEVICE_PASSWORD_VERIFIER',
    pool: TRACKING,
    given: inOrder(confirmed, async (here) => void devices.set(here, await onNewDevice(here))),
    async call(here) {
      const device = devices.get(here)!
      const { Session } = await signInOn(here, device.key)
      return prove(here, device, Session)
    },
    fires: ['PostAuthentication_Authentication', 'TokenGeneration_AuthenticateDevice'],
  },
  {
    when: 'InitiateAuth CUSTOM_AUTH',
    client: CUSTOM,
    needs: CUSTOM_NEEDS,
    given: confirmed,
    call: (here) => initiate(here, 'CUSTOM_AUTH'),
    fires: [BEGINS, 'DefineAuthChallenge_Authentication', 'CreateAuthChallenge_Authentication'],
  },
  {
    when: 'RespondToAuthChallenge CUSTOM_CHALLENGE',
    client: CUSTOM,
    needs: CUSTOM_NEEDS,
    given: confirmed,
    async call(here) {
      return respond(here, await initiate(here, 'CUSTOM_AUTH'), { ANSWER: 'needle' })
    },
    fires: ['VerifyAuthChallengeResponse_Authentication', 'DefineAuthChallenge_Authentication', ...ENDS],
  },
  {
    when: 'InitiateAuth USER_AUTH, a code by mail',
    pool: {
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } },
    },
    client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH'] },
    given: confirmed,
    call: (here) => initiate(here, 'USER_AUTH', { PREFERRED_CHALLENGE: 'EMAIL_OTP' }),
    fires: [BEGINS, ...mailed('Authentication')],
  },
  {
    when: 'InitiateAuth REFRESH_TOKEN_AUTH',
    given: bearing,
    call: withTokens((here, { RefreshToken }) =>
      initiate(here, 'REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: RefreshToken }),
    ),
    fires: ['TokenGeneration_RefreshTokens'],
  },
  {
    when: 'GetTokensFromRefreshToken',
    given: bearing,
    call: withTokens(({ cognito, ClientId }, { RefreshToken }) =>
      cognito.send(
        new GetTokensFromRefreshTokenCommand({
          ClientId,
          RefreshToken,
          ClientMetadata: { of: 'GetTokensFromRefreshToken' },
        }),
      ),
    ),
    fires: ['TokenGeneration_RefreshTokens'],
  },
]

const devices: WeakMap<object, Awaited<ReturnType<typeof onNewDevice>>> = new WeakMap()

/** The code of the pending challenge, whether a message has it or a function was to send it. */
function codeOf({ simulator, inbox }: Here): string {
  const sent = simulator.log.findLast((entry) => entry.kind === 'trigger' && 'code' in requestOf(entry.event))
  const sealed = sent?.kind === 'trigger' ? requestOf(sent.event).code : undefined
  return sealed === undefined ? inbox()[0]!.code! : Buffer.from(String(sealed), 'base64').toString()
}

const requestOf = (event: Record<string, unknown>) => event.request as Record<string, unknown>

const bySelf = (run: (here: Here, tokens: Tokens) => Promise<unknown>) => ({
  given: bearing,
  call: withTokens(run),
  fires: [],
})

/** Calls about users that fire nothing. */
export const SILENT: Scenario[] = [
  {
    when: 'ChangePassword',
    ...bySelf(({ cognito }, { AccessToken }) =>
      cognito.send(
        new ChangePasswordCommand({
          AccessToken,
          PreviousPassword: ada.Password,
          ProposedPassword: 'Difference-1843',
        }),
      ),
    ),
  },
  {
    when: 'AdminSetUserPassword',
    ...bySelf((here) =>
      here.cognito.send(
        new AdminSetUserPasswordCommand({ ...user(here), Password: 'Difference-1843', Permanent: true }),
      ),
    ),
  },
  {
    when: 'VerifyUserAttribute',
    given: inOrder(bearing, askForCode('email')),
    call: withTokens(({ cognito, inbox }, { AccessToken }) =>
      cognito.send(
        new VerifyUserAttributeCommand({ AccessToken, AttributeName: 'email', Code: inbox()[0]!.code }),
      ),
    ),
    fires: [],
  },
  {
    when: 'UpdateUserAttributes, no new address',
    ...bySelf(({ cognito }, { AccessToken }) =>
      cognito.send(
        new UpdateUserAttributesCommand({ AccessToken, UserAttributes: attributes({ nickname: 'Ada' }) }),
      ),
    ),
  },
  {
    when: 'RevokeToken',
    ...bySelf(({ cognito, ClientId }, { RefreshToken }) =>
      cognito.send(new RevokeTokenCommand({ ClientId, Token: RefreshToken })),
    ),
  },
  ...[
    AdminGetUserCommand,
    AdminDisableUserCommand,
    AdminUserGlobalSignOutCommand,
    AdminDeleteUserCommand,
  ].map((Command) => ({
    when: Command.name.replace('Command', ''),
    // Four commands of the same input, as their types don't say.
    ...bySelf((here) => here.cognito.send(new Command(user(here)) as AdminGetUserCommand)),
  })),
]
