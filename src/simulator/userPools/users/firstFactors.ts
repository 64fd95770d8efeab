import type { Context } from '../../context.ts'
import { passkeysOf } from '../../store/passkeys.ts'
import { isVerified, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { mfaSettingsOf } from './mfa.ts'

type FirstFactor = NonNullable<
  NonNullable<UserPool['Policies']['SignInPolicy']>['AllowedFirstAuthFactors']
>[number]

/** What a pool lets people in by: a password, where its settings name nothing. */
export const allowedFactors = ({ Policies }: UserPool): FirstFactor[] =>
  Policies.SignInPolicy?.AllowedFirstAuthFactors ?? ['PASSWORD']

/** What a user must have to use a first factor. */
const HAS: Record<FirstFactor, (user: User, context: Context) => boolean> = {
  PASSWORD: ({ password }) => password !== undefined,
  EMAIL_OTP: (user) => isVerified(user, 'email'),
  SMS_OTP: (user) => isVerified(user, 'phone_number'),
  WEB_AUTHN: (user, context) => !passkeysOf(context, user).next().done,
  SOFTWARE_TOKEN: () => false,
}

/** The first factors that the pool allows and the user has. */
export const firstFactorsOf = (context: Context, pool: UserPool, user: User): FirstFactor[] =>
  allowedFactors(pool).filter((factor) => HAS[factor](user, context))

/** A user's factors, first and second. */
export function describeFactors(context: Context, pool: UserPool, user: User) {
  const { MFAOptions: _, ...settings } = mfaSettingsOf(user)
  return {
    Username: user.Username,
    ...settings,
    ConfiguredUserAuthFactors: firstFactorsOf(context, pool, user),
  }
}
