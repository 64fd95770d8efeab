import { InvalidParameterException, NotAuthorizedException, userIsDisabled } from '../../errors.ts'
import { attributeOf, isVerified, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'

/** An attribute that messages can be sent to. */
export type Contact = 'email' | 'phone_number'
export const CONTACTS: Contact[] = ['email', 'phone_number']
export const isContact = (name: string): name is Contact => name === 'email' || name === 'phone_number'

/** An address of somebody's, and the attribute that holds it, or will once it is verified. */
export type Address = { attribute: Contact; to: string }

/** Without a setting Cognito tries the phone number first. */
const LEGACY_ORDER = ['verified_phone_number', 'verified_email'] as const
const HOLDS = { verified_phone_number: 'phone_number', verified_email: 'email' } as const

const FACTOR = { email: 'EMAIL_OTP', phone_number: 'SMS_MFA' } as const

/**
 * The address that a reset code goes to: the first verified one in the order of the pool's AccountRecoverySetting. Where a
 * pool has one, an address that is the user's second factor doesn't count: who holds it would need nothing else.
 *
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-cognito-userpool-accountrecoverysetting.html
 */
export function findRecoveryAddress(pool: UserPool, user: User): Address | undefined {
  for (const name of recoveryOrder(pool)) {
    const attribute = name === 'admin_only' ? undefined : HOLDS[name]
    const to = attribute && attributeOf(user, attribute)
    if (!to || !isVerified(user, attribute)) continue
    const isFactor = pool.AccountRecoverySetting && user.UserMFASettingList?.includes(FACTOR[attribute])
    if (!isFactor) return { attribute, to }
  }
  return undefined
}

function recoveryOrder({ AccountRecoverySetting }: UserPool) {
  const mechanisms = AccountRecoverySetting?.RecoveryMechanisms ?? []
  if (!mechanisms.length) return LEGACY_ORDER
  return mechanisms.toSorted((left, right) => left.Priority - right.Priority).map(({ Name }) => Name)
}

/** @throws NotAuthorizedException when the pool leaves recovery to administrators (OP-122) */
export function checkSelfRecovery(pool: UserPool): void {
  if (recoveryOrder(pool).every((name) => name === 'admin_only')) {
    throw NotAuthorizedException('Contact administrator to reset password.')
  }
}

/**
 * Where a reset code goes.
 *
 * @throws NotAuthorizedException when the user is disabled, or has no password of their own to reset
 * @throws InvalidParameterException when they have no verified address
 */
export function recoveryAddressOf(pool: UserPool, user: User): Address {
  if (!user.Enabled) throw userIsDisabled()
  if (user.UserStatus === 'FORCE_CHANGE_PASSWORD' || user.UserStatus === 'EXTERNAL_PROVIDER') {
    throw NotAuthorizedException('User password cannot be reset in the current state.')
  }
  const address = findRecoveryAddress(pool, user)
  if (address) return address
  throw InvalidParameterException(
    'Cannot reset password for the user as there is no registered/verified email or phone_number',
  )
}
