import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Output } from '../../model/types.ts'
import { attributeOf, changeUser, type Factor, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'

/** What GetUser and AdminGetUser show of a user's second factors; members are absent, not empty, without any. */
export function mfaSettingsOf(
  user: User,
): Pick<Output<'AdminGetUser'>, 'MFAOptions' | 'PreferredMfaSetting' | 'UserMFASettingList'> {
  const { UserMFASettingList = [], PreferredMfaSetting } = user
  if (!UserMFASettingList.length) return {}
  return {
    // The older member knows text messages only.
    ...(UserMFASettingList.includes('SMS_MFA') && { MFAOptions: [SMS_OPTION] }),
    ...(PreferredMfaSetting && { PreferredMfaSetting }),
    UserMFASettingList,
  }
}

/** The one entry that the older settings can have. */
const SMS_OPTION = { DeliveryMedium: 'SMS' as const, AttributeName: 'phone_number' }

/** The user with one second factor on or off; one that is off is not preferred any more. */
export function withFactor(user: User, factor: Factor, isOn: boolean): User {
  const others = (user.UserMFASettingList ?? []).filter((each) => each !== factor)
  return isOn
    ? { ...user, UserMFASettingList: [...others, factor] }
    : { ...withoutPreference(user, factor), UserMFASettingList: others }
}

/** The user, who prefers no factor if it was this one. */
export function withoutPreference(user: User, factor: Factor): User {
  const { PreferredMfaSetting, ...without } = user
  return PreferredMfaSetting === factor ? without : user
}

type Option = { DeliveryMedium?: string | undefined; AttributeName?: string | undefined }

/**
 * SetUserSettings, the older way to turn SMS MFA on, or with an empty list off.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SetUserSettings.html
 *
 * @throws InvalidParameterException when an entry is not SMS to phone_number, or the user has no number
 */
export function setOptions(context: Context, pool: UserPool, user: User, options: Option[]): void {
  const isSms = ({ DeliveryMedium, AttributeName }: Option) =>
    DeliveryMedium === SMS_OPTION.DeliveryMedium && AttributeName === SMS_OPTION.AttributeName
  if (!options.every(isSms)) {
    throw unworded(context, InvalidParameterException, 'only SMS to phone_number can be set this way')
  }
  if (options.length && !attributeOf(user, 'phone_number')) {
    throw InvalidParameterException('User does not have delivery config set to turn on SMS_MFA')
  }
  changeUser(context, pool, withFactor(user, 'SMS_MFA', options.length > 0))
}
