import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminEnableUserCommand,
  AdminUserGlobalSignOutCommand,
  DeleteUserCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { createHmac } from 'node:crypto'
import { decodeJwt, importJWK, SignJWT, type JWK } from 'jose'
import { confirmed, getUser, inOrder, signIn, type Here } from '../userPools/steps.ts'
import { ada } from '../../world.ts'
import { create, setPassword } from '../userPools/steps/administration.ts'
import { find } from '../../../src/simulator/index.ts'
import type { Refusal } from './refusal.ts'
import { ROTATING, renew, refresh, revoke } from '../userPools/steps/tokens.ts'
import { api, thread } from './sources.ts'

const HOUR = 3_600_000

/** An access token as the login pages give it: signed by the pool's own key, with scopes that were asked for. */
async function withScope(scope: string, here: Here): Promise<string> {
  const claims = decodeJwt((await signIn()(here)).AccessToken)
  const { kid, privateJwk } = find(here.simulator.state.userPools, here.UserPoolId)!.keys.access
  const key = await importJWK(privateJwk as JWK, 'RS256')
  return new SignJWT({ ...claims, scope }).setProtectedHeader({ alg: 'RS256', kid }).sign(key)
}

const nobody = (operation: string) => ({
  refused: { name: 'UserNotFoundException', message: 'User does not exist.' },
  evidence: 'docs; text recorded',
  source: api(operation),
})
const admin = (name: string, Command: typeof AdminDeleteUserCommand): Refusal => ({
  when: `${name} for nobody`,
  call: ({ cognito, UserPoolId }) => cognito.send(new Command({ UserPoolId, Username: 'nobody' })),
  ...nobody(name),
})
const noPool = (name: string, Command: typeof AdminDeleteUserCommand): Refusal => ({
  when: `${name} in a pool that is not there`,
  call: ({ cognito }) => cognito.send(new Command({ UserPoolId: 'us-east-1_nobody000', Username: 'ada' })),
  refused: { name: 'ResourceNotFoundException', message: 'User pool us-east-1_nobody000 does not exist.' },
  evidence: 'recorded',
  source: api(name),
})
const commands = Object.entries({
  AdminDeleteUser: AdminDeleteUserCommand,
  AdminDisableUser: AdminDisableUserCommand,
  AdminEnableUser: AdminEnableUserCommand,
  AdminUserGlobalSignOut: AdminUserGlobalSignOutCommand,
}) as [string, typeof AdminDeleteUserCommand][]

export const tokens: Refusal[] = [
  {
    when: 'refreshing with rubbish',
    call: (here) => refresh(here, 'rubbish'),
    refused: { name: 'NotAuthorizedException', message: 'Invalid Refresh Token.' },
    evidence: 'recorded 2020–2025',
    source: thread('aws/aws-sdk-cpp#1789'),
  },
  {
    when: 'refreshing after 30 days',
    given: confirmed,
    call: async (here) => {
      const { RefreshToken } = await signIn()(here)
      here.clock.advance(30 * 24 * HOUR)
      return refresh(here, RefreshToken)
    },
    refused: { name: 'NotAuthorizedException', message: 'Refresh Token has expired' },
    evidence: 'recorded',
    source: api('InitiateAuth'),
  },
  {
    when: 'refreshing at another client',
    given: confirmed,
    call: async (here) => {
      const { RefreshToken } = await signIn()(here)
      const { ClientId } = await here.newClient()
      return refresh({ ...here, ClientId: ClientId! }, RefreshToken)
    },
    refused: { name: 'NotAuthorizedException', message: 'Invalid Refresh Token.' },
    evidence: 'recorded',
    source: thread('aws/aws-sdk-cpp#1789'),
  },
  {
    when: 'GetUser with rubbish',
    call: (here) => getUser({ AccessToken: 'rubbish' }, here),
    refused: { name: 'NotAuthorizedException', message: 'Invalid Access Token' },
    evidence: 'recorded',
    source: api('GetUser'),
  },
  {
    when: 'GetUser with an ID token',
    given: confirmed,
    call: async (here) => getUser({ AccessToken: (await signIn()(here)).IdToken }, here),
    refused: { name: 'NotAuthorizedException', message: 'Invalid Access Token' },
    evidence: 'recorded text',
    source: api('GetUser'),
  },
  {
    when: 'GetUser after an hour',
    given: confirmed,
    call: async (here) => {
      const tokens = await signIn()(here)
      here.clock.advance(HOUR)
      return getUser(tokens, here)
    },
    refused: { name: 'NotAuthorizedException', message: 'Access Token has expired' },
    evidence: 'recorded',
    source: api('GetUser'),
  },
  {
    when: 'GetUser of somebody who is gone',
    given: confirmed,
    call: async (here) => {
      const tokens = await signIn()(here)
      await here.cognito.send(new AdminDeleteUserCommand({ UserPoolId: here.UserPoolId, Username: 'ada' }))
      return getUser(tokens, here)
    },
    refused: { name: 'UserNotFoundException', message: 'User does not exist.' },
    evidence: 'known (OP-137); the text recorded',
    source: api('GetUser'),
  },
  {
    when: 'GetUser with a token of other scopes',
    given: confirmed,
    call: async (here) => getUser({ AccessToken: await withScope('openid', here) }, here),
    refused: { name: 'NotAuthorizedException', message: 'Access Token does not have required scopes' },
    evidence: 'recorded 2022',
    source: thread('aws-amplify/amplify-android#1592'),
  },
  {
    when: 'refreshing after RevokeToken',
    given: confirmed,
    call: async (here) => {
      const { RefreshToken } = await signIn()(here)
      await revoke(here, RefreshToken)
      return refresh(here, RefreshToken)
    },
    refused: { name: 'NotAuthorizedException', message: 'Refresh Token has been revoked' },
    evidence: 'recorded',
    source: thread('aws/aws-sdk-net#1936'),
  },
  {
    when: 'refreshing without the secret’s hash',
    settings: { client: { GenerateSecret: true } },
    given: inOrder(create(), setPassword(ada.Password, true)),
    call: async (here) => {
      const { cognito, ClientId, ClientSecret } = here
      const SECRET_HASH = createHmac('sha256', ClientSecret!).update(`ada${ClientId}`).digest('base64')
      const AuthParameters = { USERNAME: 'ada', PASSWORD: ada.Password, SECRET_HASH }
      const { AuthenticationResult } = await cognito.send(
        new InitiateAuthCommand({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }),
      )
      return refresh(here, AuthenticationResult!.RefreshToken!)
    },
    refused: {
      name: 'NotAuthorizedException',
      message: 'SecretHash does not match for the client: {client}',
    },
    evidence: 'recorded 2022 (OP-128)',
    source: api('InitiateAuth'),
  },
  ...commands.flatMap(([name, Command]) => [admin(name, Command), noPool(name, Command)]),
  {
    when: 'refreshing a disabled user',
    given: confirmed,
    call: async (here) => {
      const { RefreshToken } = await signIn()(here)
      await here.cognito.send(new AdminDisableUserCommand({ UserPoolId: here.UserPoolId, Username: 'ada' }))
      return renew(here, RefreshToken)
    },
    refused: { name: 'NotAuthorizedException', message: 'User is disabled.' },
    evidence: 'known (OP-207); the text recorded',
    source: api('GetTokensFromRefreshToken'),
  },
  {
    when: 'GetTokensFromRefreshToken with rubbish',
    call: (here) => renew(here, 'rubbish'),
    refused: { name: 'NotAuthorizedException', message: 'Invalid Refresh Token.' },
    evidence: 'recorded',
    source: thread('aws/aws-sdk-cpp#1789'),
  },
  {
    when: 'GetTokensFromRefreshToken with an access token',
    given: confirmed,
    call: async (here) => renew(here, (await signIn()(here)).AccessToken),
    refused: { name: 'NotAuthorizedException', message: 'Invalid Refresh Token.' },
    evidence: 'recorded text',
    source: thread('aws/aws-sdk-cpp#1789'),
  },
  {
    when: 'GetTokensFromRefreshToken at another client',
    given: confirmed,
    call: async (here) => {
      const { RefreshToken } = await signIn()(here)
      const { ClientId } = await here.newClient()
      return renew(here, RefreshToken, { ClientId: ClientId! })
    },
    refused: { name: 'NotAuthorizedException', message: 'Invalid Refresh Token.' },
    evidence: 'recorded',
    source: thread('aws/aws-sdk-cpp#1789'),
  },
  {
    when: 'GetTokensFromRefreshToken at an unknown client',
    call: (here) => renew(here, 'rubbish', { ClientId: 'nobody0' }),
    refused: { name: 'ResourceNotFoundException', message: 'User pool client nobody0 does not exist.' },
    evidence: 'recorded',
    source: api('GetTokensFromRefreshToken'),
  },
  {
    when: 'GetTokensFromRefreshToken without the client’s secret',
    settings: { client: { GenerateSecret: true } },
    call: (here) => renew(here, 'rubbish'),
    refused: { name: 'NotAuthorizedException', message: '' },
    evidence: 'model; no text on record',
    source: api('GetTokensFromRefreshToken'),
  },
  {
    when: 'reusing a rotated refresh token',
    settings: ROTATING(0),
    given: confirmed,
    call: async (here) => {
      const { RefreshToken } = await signIn()(here)
      await renew(here, RefreshToken)
      return renew(here, RefreshToken)
    },
    refused: { name: 'RefreshTokenReuseException', message: 'Refresh token has been used already.' },
    evidence: 'ours (OP-119); the class docs',
    source: api('GetTokensFromRefreshToken'),
  },
  {
    when: 'REFRESH_TOKEN_AUTH where tokens rotate',
    settings: ROTATING(0),
    given: confirmed,
    call: async (here) => refresh(here, (await signIn()(here)).RefreshToken),
    refused: { name: 'InvalidParameterException', message: 'Refresh Token flow not enabled for this client' },
    evidence: 'peer (OP-131); the class docs',
    source: api('InitiateAuth'),
  },
  {
    when: 'a client with rotation and ALLOW_REFRESH_TOKEN_AUTH',
    call: ({ newClient }) => newClient({ RefreshTokenRotation: { Feature: 'ENABLED' } }),
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'docs; no text on record',
    source: api('CreateUserPoolClient'),
  },
  {
    when: 'rotation on the Lite plan',
    settings: { pool: { UserPoolTier: 'LITE' } },
    call: ({ newClient }) =>
      newClient({ ExplicitAuthFlows: [], RefreshTokenRotation: { Feature: 'ENABLED' } }),
    refused: {
      name: 'FeatureUnavailableInTierException',
      message:
        'The following features need to be disabled for the LITE pricing tier configured: Refresh Token Rotation',
    },
    evidence: 'ours (OP-120); the form recorded',
    source: api('CreateUserPoolClient'),
  },
  {
    when: 'RevokeToken at an unknown client',
    call: (here) => revoke(here, 'rubbish', { ClientId: 'nobody0' }),
    refused: { name: 'UnauthorizedException', message: '' },
    evidence: 'docs; no text on record',
    source: api('RevokeToken'),
  },
  {
    when: 'RevokeToken without the client’s secret',
    settings: { client: { GenerateSecret: true } },
    call: (here) => revoke(here, 'rubbish'),
    refused: { name: 'UnauthorizedException', message: '' },
    evidence: 'docs; no text on record',
    source: api('RevokeToken'),
  },
  {
    when: 'RevokeToken of another client’s token',
    given: confirmed,
    call: async (here) => {
      const { RefreshToken } = await signIn()(here)
      const { ClientId } = await here.newClient()
      return revoke(here, RefreshToken, { ClientId: ClientId! })
    },
    refused: { name: 'UnauthorizedException', message: '' },
    evidence: 'docs; no text on record',
    source: api('RevokeToken'),
  },
  {
    when: 'RevokeToken where revocation is off',
    settings: { client: { EnableTokenRevocation: false } },
    call: (here) => revoke(here, 'rubbish'),
    refused: { name: 'UnsupportedOperationException', message: '' },
    evidence: 'docs; no text on record',
    source: api('RevokeToken'),
  },
  {
    when: 'RevokeToken of an access token',
    given: confirmed,
    call: async (here) => revoke(here, (await signIn()(here)).AccessToken),
    refused: { name: 'UnsupportedTokenTypeException', message: '' },
    evidence: 'docs; no text on record',
    source: api('RevokeToken'),
  },
  {
    when: 'GlobalSignOut with rubbish',
    call: ({ cognito }) => cognito.send(new GlobalSignOutCommand({ AccessToken: 'rubbish' })),
    refused: { name: 'NotAuthorizedException', message: 'Invalid Access Token' },
    evidence: 'recorded',
    source: api('GlobalSignOut'),
  },
  {
    when: 'GlobalSignOut twice with the same token',
    given: confirmed,
    call: async ({ cognito, ...here }) => {
      const { AccessToken } = await signIn()({ cognito, ...here })
      await cognito.send(new GlobalSignOutCommand({ AccessToken }))
      return cognito.send(new GlobalSignOutCommand({ AccessToken }))
    },
    refused: { name: 'NotAuthorizedException', message: 'Access Token has been revoked' },
    evidence: 'docs',
    source: api('GlobalSignOut'),
  },
  {
    when: 'DeleteUser with rubbish',
    call: ({ cognito }) => cognito.send(new DeleteUserCommand({ AccessToken: 'rubbish' })),
    refused: { name: 'NotAuthorizedException', message: 'Invalid Access Token' },
    evidence: 'recorded',
    source: api('DeleteUser'),
  },
]
