import {
  AdminDisableUserCommand,
  AdminInitiateAuthCommand,
  AdminResetUserPasswordCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  type AuthFlowType,
  type ExplicitAuthFlowsType,
} from '@aws-sdk/client-cognito-identity-provider'
import { newSrpSecret, srpAnswer } from '../../../src/flows/srp.ts'
import { ada } from '../../world.ts'
import { confirmed, inOrder, signIn, signUp, type Here, type Step } from '../userPools/steps.ts'
import type { Refusal } from './refusal.ts'
import { api, guide, thread } from './sources.ts'

const INITIATE = api('InitiateAuth')
const ADMIN = api('AdminInitiateAuth')
const flows = (...ExplicitAuthFlows: ExplicitAuthFlowsType[]) => ({ client: { ExplicitAuthFlows } })
const SRP = flows('ALLOW_USER_SRP_AUTH')
const INCORRECT = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' }
const NOBODY = { name: 'UserNotFoundException', message: 'User does not exist.' }

const start =
  (AuthFlow: AuthFlowType, AuthParameters: Record<string, string>): Step =>
  ({ cognito, ClientId }) =>
    cognito.send(new InitiateAuthCommand({ ClientId, AuthFlow, AuthParameters }))
const adminStart =
  (AuthFlow: AuthFlowType, PASSWORD = ada.Password): Step =>
  ({ cognito, ClientId, UserPoolId }) => {
    const AuthParameters = { USERNAME: 'ada', PASSWORD }
    return cognito.send(new AdminInitiateAuthCommand({ ClientId, UserPoolId, AuthFlow, AuthParameters }))
  }
const srp =
  (USERNAME: string, twist: (proof: Record<string, string>) => Record<string, string> = (proof) => proof) =>
  async ({ cognito, ClientId, UserPoolId, clock }: Here) => {
    const secret = newSrpSecret()
    const AuthParameters = { USERNAME, SRP_A: secret.A.toString(16) }
    const { ChallengeParameters } = await cognito.send(
      new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters }),
    )
    const at = new Date(clock.now())
    const proof = await srpAnswer(secret, UserPoolId, ChallengeParameters!, ada.Password, at)
    const ChallengeResponses = twist(proof)
    return cognito.send(
      new RespondToAuthChallengeCommand({ ClientId, ChallengeName: 'PASSWORD_VERIFIER', ChallengeResponses }),
    )
  }
const asAdmin =
  (Command: typeof AdminDisableUserCommand | typeof AdminResetUserPasswordCommand): Step =>
  ({ cognito, UserPoolId }) =>
    cognito.send(new Command({ UserPoolId, Username: 'ada' }))

/** USER_PASSWORD_AUTH as Ada, or as the parameters say. */
const byPassword = (more: Record<string, string> = {}) =>
  start('USER_PASSWORD_AUTH', { USERNAME: 'ada', PASSWORD: ada.Password, ...more })

export const signingIn: Refusal[] = [
  {
    when: 'signing in unconfirmed',
    given: signUp(),
    call: byPassword(),
    refused: { name: 'UserNotConfirmedException', message: 'User is not confirmed.' },
    evidence: 'recorded',
    source: thread('aws-amplify/amplify-js#1464'),
  },
  {
    when: 'signing in unconfirmed with a wrong password',
    given: signUp(),
    call: byPassword({ PASSWORD: 'Wrong-1843' }),
    refused: { name: 'UserNotConfirmedException', message: 'User is not confirmed.' },
    evidence: 'recorded five times 2017–2026 (OP-107)',
    source: thread('aws/aws-sdk-js#4608'),
  },
  {
    when: 'signing in with a wrong password',
    given: confirmed,
    call: byPassword({ PASSWORD: 'Wrong-1843' }),
    refused: { name: 'NotAuthorizedException', message: 'Incorrect username or password.' },
    evidence: 'recorded',
    source: api('InitiateAuth'),
  },
  {
    when: 'signing in as nobody',
    call: byPassword({ USERNAME: 'nobody' }),
    refused: { name: 'UserNotFoundException', message: 'User does not exist.' },
    evidence: 'recorded',
    source: api('InitiateAuth'),
  },
  {
    when: 'signing in as nobody, existence hidden',
    settings: { client: { PreventUserExistenceErrors: 'ENABLED' } },
    call: byPassword({ USERNAME: 'nobody' }),
    refused: { name: 'NotAuthorizedException', message: 'Incorrect username or password.' },
    evidence: 'docs',
    source: api('InitiateAuth'),
  },
  {
    when: 'signing in in another case',
    given: confirmed,
    call: byPassword({ USERNAME: 'ADA' }),
    refused: { name: 'UserNotFoundException', message: 'User does not exist.' },
    evidence: 'recorded 2026-10',
    source: api('InitiateAuth'),
  },
  {
    when: 'signing in without a username',
    call: ({ cognito, ClientId }) =>
      cognito.send(
        new InitiateAuthCommand({
          ClientId,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { PASSWORD: 'x' },
        }),
      ),
    refused: { name: 'InvalidParameterException', message: 'Missing required parameter USERNAME' },
    evidence: 'recorded',
    source: thread('amazon-archives/amazon-cognito-identity-js#270'),
  },
  {
    when: 'signing in without a password',
    call: ({ cognito, ClientId }) =>
      cognito.send(
        new InitiateAuthCommand({
          ClientId,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: 'ada' },
        }),
      ),
    refused: { name: 'InvalidParameterException', message: 'Missing required parameter PASSWORD' },
    evidence: 'recorded',
    source: thread('amazon-archives/amazon-cognito-identity-js#270'),
  },
  {
    when: 'a flow that the client does not allow',
    settings: { client: { ExplicitAuthFlows: [] } },
    call: byPassword(),
    refused: {
      name: 'InvalidParameterException',
      message: 'USER_PASSWORD_AUTH flow not enabled for this client',
    },
    evidence: 'recorded',
    source: api('InitiateAuth'),
  },
  {
    when: 'an admin flow without credentials',
    call: ({ cognito, ClientId }) =>
      cognito.send(new InitiateAuthCommand({ ClientId, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH' })),
    refused: { name: 'InvalidParameterException', message: 'Initiate Auth method not supported.' },
    evidence: 'recorded',
    source: api('InitiateAuth'),
  },
  {
    when: 'signing in after five wrong passwords',
    given: inOrder(
      confirmed,
      ...Array.from(
        { length: 5 },
        (): Step => (here) => signIn('ada', 'Wrong-1843')(here).catch(() => undefined),
      ),
    ),
    call: signIn(),
    refused: { name: 'NotAuthorizedException', message: 'Password attempts exceeded' },
    evidence: 'recorded 2017',
    source: thread('amazon-archives/amazon-cognito-identity-js#257'),
  },
  {
    when: 'signing in disabled',
    given: inOrder(confirmed, asAdmin(AdminDisableUserCommand)),
    call: signIn(),
    refused: { name: 'NotAuthorizedException', message: 'User is disabled.' },
    evidence: 'recorded 2023',
    source: thread('localstack/localstack#8454'),
  },
  {
    when: 'signing in disabled, with a wrong password',
    given: inOrder(confirmed, asAdmin(AdminDisableUserCommand)),
    call: signIn('ada', 'Wrong-1843'),
    refused: INCORRECT,
    evidence: 'ours (OP-107); the text recorded',
    source: INITIATE,
  },
  {
    when: 'signing in after a reset',
    given: inOrder(confirmed, asAdmin(AdminResetUserPasswordCommand)),
    call: signIn(),
    refused: { name: 'PasswordResetRequiredException', message: 'Password reset required for the user' },
    evidence: 'recorded',
    source: INITIATE,
  },
  {
    when: 'USER_SRP_AUTH is not allowed',
    call: start('USER_SRP_AUTH', { USERNAME: 'ada', SRP_A: '20' }),
    refused: {
      name: 'InvalidParameterException',
      message: 'USER_SRP_AUTH is not enabled for the client.',
    },
    evidence: 'recorded',
    source: INITIATE,
  },
  {
    when: 'SRP without SRP_A',
    settings: SRP,
    given: confirmed,
    call: start('USER_SRP_AUTH', { USERNAME: 'ada' }),
    refused: { name: 'InvalidParameterException', message: 'Missing required parameter SRP_A' },
    evidence: 'recorded',
    source: thread('amazon-archives/amazon-cognito-identity-js#270'),
  },
  {
    when: 'SRP as nobody',
    settings: SRP,
    call: srp('nobody'),
    refused: NOBODY,
    evidence: 'recorded 2026-05',
    source: INITIATE,
  },
  {
    when: 'SRP as a sub',
    settings: SRP,
    given: confirmed,
    call: (here) => srp(here.user('ada')!.sub)(here),
    refused: NOBODY,
    evidence: 'recorded 2026-09',
    source: thread('ministackorg/ministack#1758'),
  },
  {
    when: 'SRP as nobody, existence hidden',
    settings: { client: { ...SRP.client, PreventUserExistenceErrors: 'ENABLED' } },
    call: srp('nobody'),
    refused: INCORRECT,
    evidence: 'docs',
    source: guide('cognito-user-pool-managing-errors'),
  },
  ...Object.entries<Record<string, string>>({
    'another signature': { PASSWORD_CLAIM_SIGNATURE: 'AAAA' },
    'another SECRET_BLOCK': { PASSWORD_CLAIM_SECRET_BLOCK: 'AAAA' },
    'another day of the week': { TIMESTAMP: 'Sat Nov 20 09:00:00 UTC 2026' },
  }).map(([what, more]): Refusal => ({
    when: `SRP with ${what}`,
    settings: SRP,
    given: confirmed,
    call: srp('ada', (proof) => ({ ...proof, ...more })),
    refused: INCORRECT,
    evidence: 'recorded 2026-09',
    source: thread('ministackorg/ministack#1758'),
  })),
  {
    when: 'SRP unconfirmed',
    settings: SRP,
    given: signUp(),
    call: srp('ada'),
    refused: { name: 'UserNotConfirmedException', message: 'User is not confirmed.' },
    evidence: 'ours (OP-107); the text recorded',
    source: api('RespondToAuthChallenge'),
  },
  {
    when: 'an administrator’s flow that the client does not allow',
    given: confirmed,
    call: adminStart('ADMIN_USER_PASSWORD_AUTH'),
    refused: { name: 'InvalidParameterException', message: 'Auth flow not enabled for this client' },
    evidence: 'recorded',
    source: ADMIN,
  },
  {
    when: 'USER_PASSWORD_AUTH by AdminInitiateAuth',
    given: confirmed,
    call: adminStart('USER_PASSWORD_AUTH'),
    refused: { name: 'InvalidParameterException', message: 'Initiate Auth method not supported.' },
    evidence: 'peer (OP-131)',
    source: ADMIN,
  },
  {
    when: 'an administrator’s flow with a wrong password',
    settings: flows('ALLOW_ADMIN_USER_PASSWORD_AUTH'),
    given: confirmed,
    call: adminStart('ADMIN_USER_PASSWORD_AUTH', 'Wrong-1843'),
    refused: INCORRECT,
    evidence: 'recorded',
    source: ADMIN,
  },
  {
    when: 'an administrator’s flow, unconfirmed, with a wrong password',
    settings: flows('ALLOW_ADMIN_USER_PASSWORD_AUTH'),
    given: signUp(),
    call: adminStart('ADMIN_USER_PASSWORD_AUTH', 'Wrong-1843'),
    refused: { name: 'UserNotConfirmedException', message: 'User is not confirmed.' },
    evidence: 'recorded 2026-09 (OP-107)',
    source: thread('ministackorg/ministack#1758'),
  },
  ...Object.entries({
    refreshing: 'REFRESH_TOKEN_AUTH',
    'refreshing by the older name': 'REFRESH_TOKEN',
  } as const).map(([what, flow]): Refusal => ({
    when: `${what} without a token`,
    call: start(flow, {}),
    refused: { name: 'InvalidParameterException', message: 'Missing required parameter REFRESH_TOKEN' },
    evidence: 'recorded',
    source: thread('amazon-archives/amazon-cognito-identity-js#270'),
  })),
]
