import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminListUserAuthEventsCommand,
  AdminSetUserPasswordCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SetRiskConfigurationCommand,
  SetUserPoolMfaConfigCommand,
  type AccountTakeoverActionsType,
  type AdvancedSecurityModeType,
  type AuthEventType,
  type ChallengeNameType,
  type InitiateAuthCommandOutput,
  type SetRiskConfigurationCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { ada, world } from '../../world.ts'
import { attributes, type Here } from './steps.ts'

export const IDENTITY = 'arn:aws:ses:us-east-1:123456789012:identity/shop@example.com'
const PHONE = '+441818118181'
const SMS = { SmsConfiguration: { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' } }

export const watched = (
  AdvancedSecurityMode: AdvancedSecurityModeType,
  CustomAuthMode?: 'AUDIT' | 'ENFORCED',
) => ({
  UserPoolTier: 'PLUS' as const,
  UserPoolAddOns: {
    AdvancedSecurityMode,
    ...(CustomAuthMode && { AdvancedSecurityAdditionalFlows: { CustomAuthMode } }),
  },
})

/** Ada in a pool with threat protection. */
export async function watchedAda(
  mode: AdvancedSecurityModeType = 'ENFORCED',
  {
    values = { email: ada.email },
    ...settings
  }: Parameters<typeof world>[0] & {
    values?: Record<string, string>
  } = {},
): Promise<Here> {
  const here = await world({
    ...settings,
    pool: { ...watched(mode), ...settings.pool },
    client: {
      ExplicitAuthFlows: [
        'ALLOW_USER_PASSWORD_AUTH',
        'ALLOW_ADMIN_USER_PASSWORD_AUTH',
        'ALLOW_USER_SRP_AUTH',
        'ALLOW_USER_AUTH',
        'ALLOW_CUSTOM_AUTH',
        'ALLOW_REFRESH_TOKEN_AUTH',
      ],
      ...settings.client,
    },
  })
  const name = { UserPoolId: here.UserPoolId, Username: 'ada' }
  const UserAttributes = attributes(values)
  await here.cognito.send(new AdminCreateUserCommand({ ...name, UserAttributes, MessageAction: 'SUPPRESS' }))
  await here.cognito.send(
    new AdminSetUserPasswordCommand({ ...name, Password: ada.Password, Permanent: true }),
  )
  return here
}

/** Text messages and authenticator apps as second factors, for whoever wants them. */
export const offerMfa = ({ cognito, UserPoolId }: Here) =>
  cognito.send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId,
      MfaConfiguration: 'OPTIONAL',
      SmsMfaConfiguration: SMS,
      SoftwareTokenMfaConfiguration: { Enabled: true },
    }),
  )

export const withPhone = { email: ada.email, phone_number: PHONE }

export const configure = (
  { cognito, UserPoolId }: Here,
  rules: Omit<SetRiskConfigurationCommandInput, 'UserPoolId'>,
) => cognito.send(new SetRiskConfigurationCommand({ UserPoolId, ...rules }))

/** What to do about takeovers, by level. */
export const act = (here: Here, Actions: AccountTakeoverActionsType, ClientId?: string) =>
  configure(here, { AccountTakeoverRiskConfiguration: { Actions }, ...(ClientId && { ClientId }) })

export const find = ({ simulator }: Here, nextRisk: string) => simulator.set({ nextRisk })

export const signIn = ({ cognito, ClientId }: Here, PASSWORD = ada.Password, USERNAME = 'ada') =>
  cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME, PASSWORD },
    }),
  )

export const signInFrom = ({ cognito, ClientId, UserPoolId }: Here, IpAddress: string, agent?: string) =>
  cognito.send(
    new AdminInitiateAuthCommand({
      ClientId,
      UserPoolId,
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ada', PASSWORD: ada.Password },
      ContextData: {
        IpAddress,
        ServerName: 'shop.example.com',
        ServerPath: '/login',
        HttpHeaders: agent ? [{ headerName: 'User-Agent', headerValue: agent }] : [],
      },
    }),
  )

/** Answers the challenge that came last. */
export const answer = (
  { cognito, ClientId }: Here,
  { ChallengeName, Session }: Pick<InitiateAuthCommandOutput, 'ChallengeName' | 'Session'>,
  responses: Record<string, string>,
) =>
  cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId,
      ChallengeName: ChallengeName as ChallengeNameType,
      Session,
      ChallengeResponses: { USERNAME: 'ada', ...responses },
    }),
  )

/** Ada's events, newest first. */
export async function eventsOf({ cognito, UserPoolId }: Here): Promise<AuthEventType[]> {
  const { AuthEvents } = await cognito.send(
    new AdminListUserAuthEventsCommand({ UserPoolId, Username: 'ada' }),
  )
  return AuthEvents!
}

export const BLOCKED = {
  name: 'NotAuthorizedException',
  message: 'Unable to login because of security reasons.',
}
export const NOT_FROM_THERE = {
  name: 'NotAuthorizedException',
  message: 'Request not allowed due to security reasons.',
}
