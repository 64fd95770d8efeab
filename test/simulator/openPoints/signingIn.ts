import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  AdminInitiateAuthCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  ForgotPasswordCommand,
  InitiateAuthCommand,
  ListDevicesCommand,
  RespondToAuthChallengeCommand,
  type AuthFlowType,
  type CreateUserPoolClientCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { createHmac } from 'node:crypto'
import { newSrpSecret, srpAnswer } from '../../../src/flows/srp.ts'
import { InvocationFailed, TIMED_OUT } from '../../../src/simulator/index.ts'
import { ada } from '../../world.ts'
import { confirm, confirmed, signIn, signUp, signedIn } from '../userPools/steps.ts'
import { heard, type Here, type Rows } from './row.ts'

const allowing = (
  ...ExplicitAuthFlows: NonNullable<CreateUserPoolClientCommandInput['ExplicitAuthFlows']>
) => ({
  client: { ExplicitAuthFlows },
})
const PASSWORD_OR_SRP = allowing('ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH')
const HIDDEN = { PreventUserExistenceErrors: 'ENABLED' as const }
const SECRET = { GenerateSecret: true }

const initiate = (
  { cognito, ClientId }: Here,
  AuthFlow: AuthFlowType,
  parameters: Record<string, string> = {},
) =>
  cognito.send(
    new InitiateAuthCommand({ ClientId, AuthFlow, AuthParameters: { USERNAME: 'ada', ...parameters } }),
  )

const adminInitiate = (
  { cognito, ClientId, UserPoolId }: Here,
  AuthFlow: AuthFlowType,
  AuthParameters: Record<string, string>,
) => cognito.send(new AdminInitiateAuthCommand({ ClientId, UserPoolId, AuthFlow, AuthParameters }))

/** Signs in by SRP: the first answer, and how the second call ends with and without its `Session`. */
async function bySrp(here: Here) {
  const secret = newSrpSecret()
  const first = await initiate(here, 'USER_SRP_AUTH', { SRP_A: secret.A.toString(16) })
  const answer = async (Session?: string) =>
    heard(
      here.cognito.send(
        new RespondToAuthChallengeCommand({
          ClientId: here.ClientId,
          ChallengeName: 'PASSWORD_VERIFIER',
          Session,
          ChallengeResponses: await srpAnswer(
            secret,
            here.UserPoolId,
            first.ChallengeParameters!,
            ada.Password,
            new Date(here.clock.now()),
          ),
        }),
      ),
    )
  return { Session: first.Session, answer }
}

const arn = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:${name}`
/** A pool whose sign-ins a function decides. */
const deciding = (define: () => unknown) => ({
  pool: { LambdaConfig: { DefineAuthChallenge: arn('define') } },
  ...allowing('ALLOW_CUSTOM_AUTH'),
  functions: { define },
})

const WRONG = 'NotAuthorizedException: Incorrect username or password.'
const UNCONFIRMED = 'UserNotConfirmedException: User is not confirmed.'
const DISABLED = 'NotAuthorizedException: User is disabled.'
const RESET = 'PasswordResetRequiredException: Password reset required for the user'
let runs = 0

export const signingIn: Rows = {
  'OP-107': {
    settings: PASSWORD_OR_SRP,
    async look(here) {
      const { cognito, UserPoolId } = here
      const user = { UserPoolId, Username: 'ada' }
      const wrong = () => heard(signIn('ada', 'Wrong-1843')(here))
      const srp = () => heard(initiate(here, 'USER_SRP_AUTH', { SRP_A: newSrpSecret().A.toString(16) }))
      await signUp()(here)
      const unconfirmed = [await wrong(), await srp()]
      await confirm()(here)
      await cognito.send(new AdminResetUserPasswordCommand(user))
      const reset = await srp()
      await cognito.send(new AdminDisableUserCommand(user))
      return { unconfirmed, reset, disabled: [await wrong(), await srp()] }
    },
    shows: {
      built: {
        unconfirmed: [UNCONFIRMED, 'accepted'],
        reset: 'accepted',
        disabled: [WRONG, 'accepted'],
      },
      'password-first': {
        unconfirmed: [WRONG, 'accepted'],
        reset: 'accepted',
        disabled: [WRONG, 'accepted'],
      },
      'disabled-first': {
        unconfirmed: [UNCONFIRMED, 'accepted'],
        reset: 'accepted',
        disabled: [DISABLED, 'accepted'],
      },
      'status-at-once': {
        unconfirmed: [UNCONFIRMED, UNCONFIRMED],
        reset: RESET,
        disabled: [WRONG, DISABLED],
      },
    },
  },
  'OP-121': {
    settings: {
      pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } },
      client: { ...allowing('ALLOW_USER_AUTH').client, ...HIDDEN },
    },
    async look(here) {
      const { ChallengeName, AvailableChallenges } = await initiate(here, 'USER_AUTH')
      const preferred = await initiate(here, 'USER_AUTH', { PREFERRED_CHALLENGE: 'EMAIL_OTP' })
      return [ChallengeName, AvailableChallenges, preferred.ChallengeName]
    },
    shows: {
      built: ['EMAIL_OTP', ['EMAIL_OTP'], 'EMAIL_OTP'],
      choice: ['SELECT_CHALLENGE', ['PASSWORD_SRP', 'PASSWORD', 'EMAIL_OTP'], 'EMAIL_OTP'],
    },
  },
  'OP-127': {
    settings: { client: SECRET },
    look: async (here) => (await heard(signIn()(here))).replaceAll(here.ClientId, '{id}'),
    shows: {
      built: 'NotAuthorizedException: Client {id} is configured with secret but SECRET_HASH was not received',
      'older-text':
        'NotAuthorizedException: Client {id} is configured for secret but secret was not received',
      'wrong-hash': 'NotAuthorizedException: Unable to verify secret hash for client {id}',
    },
  },
  'OP-128': {
    settings: { client: SECRET },
    async look(here) {
      const { cognito, ClientId, ClientSecret } = here
      const SECRET_HASH = createHmac('sha256', ClientSecret!).update(`ada${ClientId}`).digest('base64')
      const user = { UserPoolId: here.UserPoolId, Username: 'ada' }
      await cognito.send(new AdminCreateUserCommand({ ...user, MessageAction: 'SUPPRESS' }))
      await cognito.send(
        new AdminSetUserPasswordCommand({ ...user, Password: ada.Password, Permanent: true }),
      )
      const { AuthenticationResult } = await initiate(here, 'USER_PASSWORD_AUTH', {
        PASSWORD: ada.Password,
        SECRET_HASH,
      })
      const REFRESH_TOKEN = AuthenticationResult!.RefreshToken!
      const end = await heard(initiate(here, 'REFRESH_TOKEN_AUTH', { REFRESH_TOKEN, SECRET_HASH: 'wrong' }))
      return end.replaceAll(ClientId, '{id}')
    },
    shows: {
      built: 'NotAuthorizedException: SecretHash does not match for the client: {id}',
      'common-text': 'NotAuthorizedException: Unable to verify secret hash for client {id}',
    },
  },
  'OP-129': {
    settings: { client: SECRET },
    async look(here) {
      const { cognito, ClientId } = here
      const forget = new ForgotPasswordCommand({ ClientId, Username: 'nobody', SecretHash: 'wrong' })
      const ends = [
        await heard(initiate(here, 'USER_PASSWORD_AUTH', { PASSWORD: 'any', SECRET_HASH: 'wrong' })),
        await heard(cognito.send(forget)),
      ]
      // Where it is hidden who exists, the order must not tell.
      const hidden = await here.newClient({ ...SECRET, ...HIDDEN })
      const unseen = { ...here, ClientId: hidden.ClientId! }
      ends.push(
        await heard(initiate(unseen, 'USER_PASSWORD_AUTH', { PASSWORD: 'any', SECRET_HASH: 'wrong' })),
      )
      return ends.map((end) => end.split(':')[0])
    },
    shows: {
      built: ['NotAuthorizedException', 'NotAuthorizedException', 'NotAuthorizedException'],
      'user-first': ['UserNotFoundException', 'UserNotFoundException', 'NotAuthorizedException'],
    },
  },
  'OP-130': {
    settings: allowing('ALLOW_CUSTOM_AUTH'),
    async look(here) {
      await confirmed(here)
      return heard(initiate(here, 'CUSTOM_AUTH'))
    },
    shows: {
      built: 'InvalidParameterException: Custom auth lambda trigger is not configured for the user pool.',
      'pool-configuration':
        'InvalidUserPoolConfigurationException: Custom auth lambda trigger is not configured for the user pool.',
    },
  },
  'OP-131': {
    settings: allowing('ALLOW_USER_PASSWORD_AUTH'),
    look: async (here) => [
      await heard(adminInitiate(here, 'USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD: 'any' })),
      await heard(initiate(here, 'REFRESH_TOKEN_AUTH', { REFRESH_TOKEN: 'any' })),
    ],
    shows: {
      built: [
        'InvalidParameterException: Initiate Auth method not supported.',
        'InvalidParameterException: Refresh Token flow not enabled for this client',
      ],
      'one-text': Array<string>(2).fill('InvalidParameterException: Auth flow not enabled for this client'),
    },
  },
  'OP-132': {
    settings: PASSWORD_OR_SRP,
    async look(here) {
      await confirmed(here)
      const { Session, answer } = await bySrp(here)
      const without = await answer()
      const again = await bySrp(here)
      return { isGiven: Boolean(Session), without, with: await again.answer(again.Session) }
    },
    shows: {
      built: { isGiven: false, without: 'accepted', with: 'accepted' },
      session: {
        isGiven: true,
        without: 'InvalidParameterException: Missing required parameter Session',
        with: 'accepted',
      },
    },
  },
  'OP-133': {
    async look(here) {
      await confirmed(here)
      const { cognito, ClientId } = here
      return heard(
        cognito.send(
          new RespondToAuthChallengeCommand({
            ClientId,
            ChallengeName: 'SMS_MFA',
            Session: 'never-given-to-anybody',
            ChallengeResponses: { USERNAME: 'ada', SMS_MFA_CODE: '123456' },
          }),
        ),
      )
    },
    shows: {
      built: 'NotAuthorizedException: Invalid session for the user.',
      'code-mismatch': 'CodeMismatchException: Invalid session provided',
    },
  },
  'OP-141': {
    async look(here) {
      const { AccessToken } = await signedIn(here)
      return heard(here.cognito.send(new ListDevicesCommand({ AccessToken })))
    },
    shows: {
      built: 'InvalidUserPoolConfigurationException: Device tracking not currently enabled for this pool.',
      'invalid-parameter': 'InvalidParameterException: Device tracking not currently enabled for this pool.',
    },
  },
  'OP-158': {
    settings: { client: { ...allowing('ALLOW_ADMIN_USER_PASSWORD_AUTH').client, ...HIDDEN } },
    look: (here) =>
      heard(adminInitiate(here, 'ADMIN_USER_PASSWORD_AUTH', { USERNAME: 'nobody', PASSWORD: 'any' })),
    shows: { built: WRONG, 'always-told': 'UserNotFoundException: User does not exist.' },
  },
  'OP-219': {
    settings: deciding(() => {
      runs++
      throw new InvocationFailed(TIMED_OUT)
    }),
    async look(here) {
      await confirmed(here)
      runs = 0
      await heard(initiate(here, 'CUSTOM_AUTH'))
      return runs
    },
    shows: { built: 3, once: 1, twice: 2 },
  },
  'OP-220': {
    settings: deciding(() => 'no event'),
    async look(here) {
      await confirmed(here)
      return heard(initiate(here, 'CUSTOM_AUTH'))
    },
    shows: {
      built: 'InvalidLambdaResponseException: Unrecognizable lambda output',
      'one-text': 'InvalidLambdaResponseException: Invalid lambda function output : Invalid JSON',
    },
  },
  'OP-222': {
    settings: deciding(() => ({ response: {} })),
    async look(here) {
      await confirmed(here)
      return heard(initiate(here, 'CUSTOM_AUTH'))
    },
    shows: {
      built: 'InvalidLambdaResponseException: Unrecognizable lambda output',
      'sign-in-fails': WRONG,
    },
  },
}
