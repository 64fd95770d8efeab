import {
  AdminDeleteUserCommand,
  AdminDisableUserCommand,
  AdminSetUserPasswordCommand,
  ChangePasswordCommand,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { base64url, decodeJwt } from 'jose'
import { createHash } from 'node:crypto'
import { ada } from '../../world.ts'
import { getUser, signedIn, signIn, type Tokens } from '../userPools/steps.ts'
import { heard, type Here, type Rows } from './row.ts'

const refresh = ({ cognito, ClientId }: Here, { RefreshToken }: Tokens) =>
  heard(
    cognito.send(
      new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: RefreshToken },
      }),
    ),
  )
const REVOKED = 'NotAuthorizedException: Refresh Token has been revoked'

export const tokens: Rows = {
  'OP-137': {
    async look(here) {
      const { cognito, UserPoolId } = here
      const signed = await signedIn(here)
      await cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username: 'ada' }))
      return heard(getUser(signed, here))
    },
    shows: {
      built: 'UserNotFoundException: User does not exist.',
      revoked: 'NotAuthorizedException: Access Token has been revoked',
    },
  },
  'OP-138': {
    settings: {
      client: {
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
        RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 0 },
      },
    },
    async look(here) {
      const { cognito, ClientId } = here
      const renew = (RefreshToken: string) =>
        cognito.send(new GetTokensFromRefreshTokenCommand({ ClientId, RefreshToken }))
      const first = await signedIn(here)
      const second = (await renew(first.RefreshToken)).AuthenticationResult!
      await heard(renew(first.RefreshToken))
      return heard(renew(second.RefreshToken!))
    },
    shows: { built: 'accepted', 'all-end': REVOKED },
  },
  'OP-139': {
    async look(here) {
      const { cognito, ClientId } = here
      const { RefreshToken } = await signedIn(here)
      const revoke = (Token: string) => heard(cognito.send(new RevokeTokenCommand({ ClientId, Token })))
      return [await revoke(RefreshToken), await revoke(RefreshToken), await revoke('no.such.token')]
    },
    shows: {
      built: ['accepted', 'accepted', 'accepted'],
      refused: ['accepted', 'UnauthorizedException', 'UnauthorizedException'],
    },
  },
  'OP-140': {
    async look(here) {
      const { cognito, ClientId, UserPoolId } = here
      const user = { ClientId, Username: 'ada' }
      const changes: ((tokens: Tokens) => Promise<unknown>)[] = [
        ({ AccessToken }) =>
          cognito.send(
            new ChangePasswordCommand({
              ...{ AccessToken, PreviousPassword: ada.Password, ProposedPassword: ada.Password },
            }),
          ),
        () =>
          cognito.send(
            new AdminSetUserPasswordCommand({
              ...{ UserPoolId, Username: 'ada', Password: ada.Password, Permanent: true },
            }),
          ),
        async () => {
          await cognito.send(new ForgotPasswordCommand(user))
          const ConfirmationCode = here.inbox()[0]!.code
          await cognito.send(
            new ConfirmForgotPasswordCommand({ ...user, ConfirmationCode, Password: ada.Password }),
          )
        },
      ]
      await signedIn(here)
      const ends = []
      for (const change of changes) {
        const before = await signIn()(here)
        await change(before)
        ends.push(await refresh(here, before))
      }
      return ends
    },
    shows: { built: ['accepted', 'accepted', 'accepted'], revoked: [REVOKED, REVOKED, REVOKED] },
  },
  'OP-201': {
    async look(here) {
      const { IdToken, AccessToken } = await signedIn(here)
      const half = base64url.encode(createHash('sha256').update(AccessToken).digest().subarray(0, 16))
      const { at_hash } = decodeJwt(IdToken)
      return at_hash === half ? 'the hash' : at_hash
    },
    shows: { built: undefined, present: 'the hash' },
  },
  'OP-202': {
    look: async (here) => decodeJwt((await signedIn(here)).AccessToken).version,
    shows: { built: undefined, 'version-2': 2 },
  },
  'OP-204': {
    async look(here) {
      const values = { email: ada.email, address: '12 St James’s Square', updated_at: '1843' }
      const { address, updated_at } = decodeJwt((await signedIn(here, 'ada', values)).IdToken)
      return { address, updated_at }
    },
    shows: {
      built: { address: { formatted: '12 St James’s Square' }, updated_at: 1843 },
      texts: { address: '12 St James’s Square', updated_at: '1843' },
    },
  },
  'OP-207': {
    async look(here) {
      const { cognito, UserPoolId } = here
      const signed = await signedIn(here)
      await cognito.send(new AdminDisableUserCommand({ UserPoolId, Username: 'ada' }))
      return refresh(here, signed)
    },
    shows: { built: 'NotAuthorizedException: User is disabled.', revoked: REVOKED },
  },
}
