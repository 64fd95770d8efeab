import type { Context } from '../../context.ts'
import { matchingStep, toBase32 } from '../../crypto/totp.ts'
import {
  CodeMismatchException,
  EnableSoftwareTokenMFAException,
  ExpiredCodeException,
  SoftwareTokenMFANotFoundException,
} from '../../errors.ts'
import { changeUser, type SoftwareToken, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { factorsOfPool } from '../pools/mfa.ts'
import { countFailure } from './lockout.ts'
import { withFactor } from './mfa.ts'

/** A secret of 32 bytes: 52 characters of base32 (OP-505). */
export const newSecret = (context: Context): string => toBase32(context.world.random(32))

/** @throws SoftwareTokenMFANotFoundException when the pool has no authenticator apps */
export function checkSoftwareTokens(pool: UserPool): void {
  if (factorsOfPool(pool).includes('SOFTWARE_TOKEN_MFA')) return
  throw SoftwareTokenMFANotFoundException('Software Token MFA has not been enabled by the userPool')
}

/** Puts an authenticator app in place of the former one. @throws EnableSoftwareTokenMFAException on a wrong code */
export function enrol(
  context: Context,
  user: User,
  secret: string | undefined,
  code: string,
  name?: string,
): User {
  const usedStep = secret && matchingStep(secret, code, context.world.now())
  if (!secret || !usedStep) {
    throw EnableSoftwareTokenMFAException('Code mismatch and fail enable Software Token MFA')
  }
  const softwareToken: SoftwareToken = { secret, usedStep, ...(name !== undefined && { name }) }
  const { pendingSoftwareToken: _, ...rest } = user
  return { ...rest, softwareToken }
}

/** The user without their authenticator app, which is no second factor of theirs any more. */
export function withoutSoftwareToken(user: User): User {
  const { softwareToken: _, pendingSoftwareToken: _pending, ...others } = user
  return withFactor(others, 'SOFTWARE_TOKEN_MFA', false)
}

/**
 * Uses a code of the user's authenticator app.
 *
 * @throws CodeMismatchException, counting a failure (OP-123)
 * @throws ExpiredCodeException when this code, or a later one, was used already
 */
export function useSoftwareToken(context: Context, pool: UserPool, user: User, code: string): User {
  const { softwareToken } = user
  const step = softwareToken && matchingStep(softwareToken.secret, code, context.world.now())
  if (!softwareToken || step === undefined) {
    countFailure(context, pool, user.Username)
    throw CodeMismatchException('Invalid code received for user')
  }
  if (softwareToken.usedStep !== undefined && step <= softwareToken.usedStep) {
    throw ExpiredCodeException('Your software token has already been used once.')
  }
  return changeUser(context, pool, { ...user, softwareToken: { ...softwareToken, usedStep: step } })
}
