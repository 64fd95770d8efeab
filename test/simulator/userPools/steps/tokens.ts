import {
  GetTokensFromRefreshTokenCommand,
  InitiateAuthCommand,
  RevokeTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Here } from '../steps.ts'

export const ROTATING = (RetryGracePeriodSeconds: number) => ({
  client: {
    ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH' as const],
    RefreshTokenRotation: { Feature: 'ENABLED' as const, RetryGracePeriodSeconds },
  },
})

export const renew = (
  here: Here,
  RefreshToken: string,
  more: { ClientId?: string; ClientSecret?: string } = {},
) =>
  here.cognito.send(new GetTokensFromRefreshTokenCommand({ ClientId: here.ClientId, RefreshToken, ...more }))
export const refresh = ({ cognito, ClientId }: Here, REFRESH_TOKEN: string) =>
  cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN },
    }),
  )
export const revoke = (here: Here, Token: string, more: { ClientId?: string; ClientSecret?: string } = {}) =>
  here.cognito.send(new RevokeTokenCommand({ ClientId: here.ClientId, Token, ...more }))
