import type { Context } from '../../context.ts'
import { newTemporaryPassword } from '../../crypto/ids.ts'
import { isPassword, keepPassword } from '../../crypto/passwords.ts'
import { NotAuthorizedException, PasswordHistoryPolicyViolationException } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import { changeUser, isVerified, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'

const A_DAY = 24 * 60 * 60_000

export const isPasswordOf = (pool: UserPool, user: User, password: string): boolean =>
  user.password !== undefined && isPassword(user.password, pool.Id, user.Username, password)

/** Whether the user's password is one that somebody else chose for them. */
const isTemporary = (user: User) => user.temporaryPasswordExpiresAt !== undefined

/** Whether the pool lets people in by something else than a password. */
export const hasPasswordlessFactor = ({ Policies }: UserPool): boolean =>
  Boolean(Policies.SignInPolicy?.AllowedFirstAuthFactors?.some((factor) => factor !== 'PASSWORD'))

/** The user with the password that they chose at sign-up, if they chose one. */
export const withFirstPassword = (
  context: Context,
  pool: UserPool,
  user: User,
  password: string | undefined,
): User => (password === undefined ? user : withPassword(context, pool, user, password))

/** Whether the pool's sign-in settings, and a verified address, let a user in who never had a password. */
export function canSignInWithoutPassword({ Policies }: UserPool, user: User): boolean {
  const factors = Policies.SignInPolicy?.AllowedFirstAuthFactors ?? []
  return (
    (factors.includes('EMAIL_OTP') && isVerified(user, 'email')) ||
    (factors.includes('SMS_OTP') && isVerified(user, 'phone_number'))
  )
}

/** A password that fits the policy, from the simulator: how Cognito makes one up is not on record (OP-602). */
export const temporaryPasswordFor = (context: Context, pool: UserPool): string =>
  newTemporaryPassword(context.world, Math.max(8, pool.Policies.PasswordPolicy.MinimumLength))

/**
 * Checks that a password is none of the last ones, the present one among them. Temporary ones don't count: a user may
 * keep theirs.
 *
 * @throws PasswordHistoryPolicyViolationException in our words (OP-119)
 */
export function checkHistory(pool: UserPool, user: User, password: string): void {
  const size = pool.Policies.PasswordPolicy.PasswordHistorySize ?? 0
  const last = ownPasswords(user).slice(0, size)
  if (last.some((kept) => isPassword(kept, pool.Id, user.Username, password))) {
    throw PasswordHistoryPolicyViolationException('Password has been used before.')
  }
}

/** The passwords that the user has and had, newest first. */
const ownPasswords = (user: User) => [
  ...(user.password && !isTemporary(user) ? [user.password] : []),
  ...(user.formerPasswords ?? []),
]

/** A forgotten password: the status stays, and it works until the code has come back (OP-501). */
export function suspendPassword(context: Context, pool: UserPool, user: User): void {
  const isSuspended = settingOf(context, 'OP-501') === 'reset-required' && user.UserStatus === 'CONFIRMED'
  if (isSuspended) changeUser(context, pool, { ...user, UserStatus: 'RESET_REQUIRED' })
}

/** Gives a user a lasting password: they are CONFIRMED now. */
export function setPassword(context: Context, pool: UserPool, user: User, password: string): User {
  const { temporaryPasswordExpiresAt: _, ...lasting } = withPassword(context, pool, user, password)
  return changeUser(context, pool, { ...lasting, UserStatus: 'CONFIRMED' })
}

/** The user with a password that must be changed at the next sign-in, and that expires. */
export const withTemporaryPassword = (
  context: Context,
  pool: UserPool,
  user: User,
  password: string,
): User => ({
  ...withPassword(context, pool, user, password),
  UserStatus: 'FORCE_CHANGE_PASSWORD',
  temporaryPasswordExpiresAt:
    context.world.now() + pool.Policies.PasswordPolicy.TemporaryPasswordValidityDays * A_DAY,
})

function withPassword(context: Context, pool: UserPool, user: User, password: string): User {
  const size = pool.Policies.PasswordPolicy.PasswordHistorySize ?? 0
  const formerPasswords = ownPasswords(user).slice(0, size)
  return {
    ...user,
    password: keepPassword(context.world, pool.Id, user.Username, password),
    ...(size && { formerPasswords }),
  }
}

/** @throws NotAuthorizedException when a temporary password was not used in time */
export function checkTemporaryPassword(context: Context, user: User): void {
  const { temporaryPasswordExpiresAt } = user
  if (temporaryPasswordExpiresAt !== undefined && context.world.now() >= temporaryPasswordExpiresAt) {
    throw NotAuthorizedException('Temporary password has expired and must be reset by an administrator.')
  }
}
