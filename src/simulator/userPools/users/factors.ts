import type { Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import { attributeOf, changeUser, type Factor, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { factorsOfPool } from '../pools/mfa.ts'
import { withFactor, withoutPreference } from './mfa.ts'

/** The second factors that a user has turned on and the pool still offers, and the one they prefer. */
export function factorsOf(pool: UserPool, user: User): { enabled: Factor[]; preferred?: Factor } {
  const offered = factorsOfPool(pool)
  const enabled = (user.UserMFASettingList ?? []).filter((factor) => offered.includes(factor))
  const { PreferredMfaSetting: preferred } = user
  return { enabled, ...(preferred && enabled.includes(preferred) && { preferred }) }
}

/** What a caller asks for one factor. */
type Wish = { Enabled?: boolean | undefined; PreferredMfa?: boolean | undefined }

/**
 * Turns second factors on and off as asked; a factor that is not named stays as it is, and of passkeys none is kept (OP-695). One that is on and said not to be
 * preferred is preferred no more (OP-652).
 *
 * @param noApp Cognito's words, which differ by operation, for an authenticator app that is not there
 * @throws InvalidParameterException when one can't be turned on: no address, no authenticator app
 */
export function setFactors(
  context: Context,
  pool: UserPool,
  user: User,
  wishes: Partial<Record<Factor, Wish | undefined>>,
  noApp: string,
): User {
  // The keys of a Record<Factor, …> are factors.
  const asked = Object.entries(wishes).filter(([, wish]) => wish) as [Factor, Wish][]
  for (const [factor, { Enabled }] of asked) if (Enabled) checkPossible(context, user, factor, noApp)
  const after = asked.reduce((next, [factor, { Enabled, PreferredMfa }]) => {
    const set = withFactor(next, factor, Boolean(Enabled))
    if (Enabled && PreferredMfa) return { ...set, PreferredMfaSetting: factor }
    return PreferredMfa === false ? withoutPreference(set, factor) : set
  }, user)
  return changeUser(context, pool, after)
}

/** The second factors that the pool offers and the user could answer by, be they turned on or not. */
export const answerableFactors = (pool: UserPool, user: User): Factor[] =>
  factorsOfPool(pool).filter((factor) => {
    const contact = ADDRESS[factor]
    return contact ? attributeOf(user, contact) !== undefined : user.softwareToken !== undefined
  })

const ADDRESS = { SMS_MFA: 'phone_number', EMAIL_OTP: 'email', SOFTWARE_TOKEN_MFA: undefined } as const

function checkPossible(context: Context, user: User, factor: Factor, noApp: string): void {
  if (factor === 'SOFTWARE_TOKEN_MFA' && !user.softwareToken) {
    // A third text was seen (OP-160).
    const isThird = settingOf(context, 'OP-160') === 'third-text'
    throw InvalidParameterException(isThird ? 'User has not set up software token mfa' : noApp)
  }
  const contact = ADDRESS[factor]
  if (contact && attributeOf(user, contact) === undefined) {
    throw InvalidParameterException(`User does not have delivery config set to turn on ${factor}`)
  }
}
