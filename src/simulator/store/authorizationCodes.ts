import type { Context } from '../context.ts'
import { uuid } from '../crypto/ids.ts'
import { findRecord, putRecord, putShortLived } from './records.ts'

/** What an authorization code stands for. Times in milliseconds, `auth_time` in seconds. */
export type AuthorizationCode = {
  code: string
  UserPoolId: string
  ClientId: string
  Username: string
  sub: string
  /** as in the authorize request: the exchange must name the same */
  redirect_uri: string
  scopes: string[]
  nonce?: string
  code_challenge?: string
  resource?: string
  auth_time: number
  expiresAt: number
  isSpent: boolean
  /** the refresh token that it brought, where a second use takes that back */
  brought?: string
}

/** Source: https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html */
const LIFETIME = 5 * 60_000

type Granted = Omit<AuthorizationCode, 'code' | 'expiresAt' | 'isSpent' | 'brought'>

/** @returns the code: a UUID, good once within five minutes */
export function newAuthorizationCode(context: Context, granted: Granted): string {
  const code = uuid(context.world)
  const record = { ...granted, code, expiresAt: context.world.now() + LIFETIME, isSpent: false }
  putShortLived(
    context,
    'authorizationCodes',
    code,
    record,
    ({ expiresAt }) => context.world.now() >= expiresAt,
  )
  return code
}

/** A code that is still good. */
export function findAuthorizationCode(context: Context, code: string): AuthorizationCode | undefined {
  const found = findRecord(context, 'authorizationCodes', code)
  return found && !found.isSpent && context.world.now() < found.expiresAt ? found : undefined
}

export const spendAuthorizationCode = (context: Context, code: AuthorizationCode, brought?: string) =>
  putRecord(context, 'authorizationCodes', code.code, {
    ...{ ...code, isSpent: true },
    ...(brought !== undefined && { brought }),
  })

/** The refresh token that a spent code brought. */
export const broughtBy = (context: Context, code: string): string | undefined =>
  findRecord(context, 'authorizationCodes', code)?.brought
