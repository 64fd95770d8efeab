import { AwsException } from '../../errors.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { AuthenticationResult } from '../../userPools/tokens/issue.ts'
import { oauthError } from '../clientAuthentication.ts'
import type { Visit } from '../visit.ts'

/** What the token endpoint answers, names as in RFC 6749 §5.1. */
export type TokenAnswer = {
  id_token?: string
  access_token: string
  refresh_token?: string
  expires_in: number
  token_type: 'Bearer'
}

/** What the user pool refuses is no valid grant here; why, the timeline says (OP-660). */
export async function orInvalidGrant<T>({ context }: Visit, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof AwsException)) throw error
    context.note({ kind: 'decision', what: `Refused: ${error.message || error.name}` })
    throw oauthError('invalid_grant')
  }
}

/** One `grant_type`. @throws Refused */
export type Grant = (visit: Visit, client: UserPoolClient) => Promise<TokenAnswer>

export const answerWith = (tokens: AuthenticationResult): TokenAnswer => ({
  ...(tokens.IdToken !== undefined && { id_token: tokens.IdToken }),
  access_token: tokens.AccessToken,
  ...(tokens.RefreshToken !== undefined && { refresh_token: tokens.RefreshToken }),
  expires_in: tokens.ExpiresIn,
  token_type: tokens.TokenType,
})
