import type { Context } from '../../context.ts'
import { matchingStep, toBase32 } from '../../crypto/totp.ts'
import {
  CodeMismatchException,
  EnableSoftwareTokenMFAException,
  ExpiredCodeException,
  SoftwareTokenMFANotFoundException,
} from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import { changeUser, type SoftwareToken, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { factorsOfPool } from '../pools/mfa.ts'
import { countFailure, doCodesCount } from './lockout.ts'
import { withFactor } from './mfa.ts'

/** Bytes of a secret: 32 make 52 characters of base32 (OP-505). */
const SECRET_BYTES = { built: 32, '16-characters': 10, '64-characters': 40 }

/** A secret for an authenticator app, in base32. */
export const newSecret = (context: Context): string =>
  toBase32(context.world.random(SECRET_BYTES[settingOf(context, 'OP-505')]))

/** The user with an app that is being set up. The former one counts until the new one is verified (OP-145). */
export function withPendingApp(context: Context, user: User, secret: string): User {
  const isDropped = settingOf(context, 'OP-145') === 'former-app-dropped'
  return { ...(isDropped ? withoutSoftwareToken(user) : user), pendingSoftwareToken: secret }
}

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
  const usedStep = secret && stepOf(context, secret, code)
  if (!secret || !usedStep) {
    throw settingOf(context, 'OP-145') === 'one-exception'
      ? wrongAppCode()
      : EnableSoftwareTokenMFAException('Code mismatch and fail enable Software Token MFA')
  }
  const softwareToken: SoftwareToken = { secret, usedStep, ...(name !== undefined && { name }) }
  const { pendingSoftwareToken: _, ...rest } = user
  return { ...rest, softwareToken }
}

/** Enrolment during sign-in turns the factor on, and makes it the preferred one (OP-144). */
export function withAppOn(context: Context, user: User): User {
  const on = withFactor(user, 'SOFTWARE_TOKEN_MFA', true)
  return settingOf(context, 'OP-144') === 'on-only'
    ? on
    : { ...on, PreferredMfaSetting: 'SOFTWARE_TOKEN_MFA' }
}

const wrongAppCode = () => CodeMismatchException('Invalid code received for user')

/** The time step whose code was given, which may be the one before or after this (OP-145). */
const stepOf = (context: Context, secret: string, code: string) =>
  matchingStep(secret, code, context.world.now(), settingOf(context, 'OP-145') === 'no-tolerance' ? 0 : 1)

/** The user without their authenticator app, which is no second factor of theirs any more. */
export function withoutSoftwareToken(user: User): User {
  const { softwareToken: _, pendingSoftwareToken: _pending, ...others } = user
  return withFactor(others, 'SOFTWARE_TOKEN_MFA', false)
}

/**
 * Uses a code of the user's authenticator app.
 *
 * @throws CodeMismatchException, counting a failure
 * @throws ExpiredCodeException when this code, or a later one, was used already
 */
export function useSoftwareToken(context: Context, pool: UserPool, user: User, code: string): User {
  const { softwareToken } = user
  const step = softwareToken && stepOf(context, softwareToken.secret, code)
  if (!softwareToken || step === undefined) {
    if (doCodesCount(context, true)) countFailure(context, pool, user.Username)
    throw wrongAppCode()
  }
  if (softwareToken.usedStep !== undefined && step <= softwareToken.usedStep) {
    throw ExpiredCodeException('Your software token has already been used once.')
  }
  return changeUser(context, pool, { ...user, softwareToken: { ...softwareToken, usedStep: step } })
}
