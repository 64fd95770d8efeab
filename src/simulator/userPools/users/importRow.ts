import type { Context } from '../../context.ts'
import { AwsException } from '../../errors.ts'
import type { User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { checkAliasesFree, saveUser } from './aliases.ts'
import { checkConform, checkRequired } from './conform.ts'
import type { Row } from './importFile.ts'
import { withFactor } from './mfa.ts'
import { checkUsernameForm, isUsernameTaken } from './names.ts'
import { newUser } from './newUser.ts'

/** What became of a row: imported, or not and why. The words for what is wrong with it are ours but for one (OP-653). */
type Result = { count: 'ImportedUsers' | 'SkippedUsers' | 'FailedUsers'; why: string }

const failed = (why: string): Result => ({ count: 'FailedUsers', why })

/**
 * Imports one row: the user must reset their password, and no trigger runs.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-using-import-tool-cloudwatch.html
 */
export function importRow(context: Context, pool: UserPool, { values }: Row): Result {
  if (!values?.username) return failed('The row has not one value for each column, or no username.')
  if (!isVerified(pool, values.attributes)) {
    return failed(
      'The User Record does not set any of the auto verified attributes to true. (Example: email_verified to true).',
    )
  }
  const wrong = wrongMfa(pool, values)
  if (wrong) return failed(wrong)
  try {
    checkUsernameForm(pool, values.username)
    if (isUsernameTaken(context, pool, values.username)) {
      return { count: 'SkippedUsers', why: 'The user already exists.' }
    }
    saveUser(context, pool, undefined, drafted(context, pool, values))
    return { count: 'ImportedUsers', why: 'The import succeeded.' }
  } catch (error) {
    if (error instanceof AwsException)
      return failed(error.message.trim() || 'The row does not fit the schema.')
    throw error
  }
}

type Values = NonNullable<Row['values']>

/** At least one of the attributes that the pool verifies by itself is said to be verified, and has a value. */
const isVerified = ({ AutoVerifiedAttributes = [] }: UserPool, attributes: Values['attributes']): boolean =>
  AutoVerifiedAttributes.some(
    (name) => valueOf(attributes, name) && /^true$/i.test(valueOf(attributes, `${name}_verified`)),
  )

const valueOf = (attributes: Values['attributes'], name: string) =>
  attributes.find(({ Name }) => Name === name)?.Value ?? ''

/** MFA goes by text message: for everyone where the pool demands it, for nobody where it is off. */
function wrongMfa({ MfaConfiguration }: UserPool, { mfa, attributes }: Values): string | undefined {
  if (mfa !== 'true' && mfa !== 'false') return 'cognito:mfa_enabled is neither true nor false.'
  if (MfaConfiguration === 'ON' && mfa === 'false') return 'The user pool demands MFA.'
  if (MfaConfiguration === 'OFF' && mfa === 'true') return 'The user pool has MFA off.'
  return mfa === 'true' && !valueOf(attributes, 'phone_number') ? 'MFA needs a phone number.' : undefined
}

/** The new user. @throws InvalidParameterException AliasExistsException */
function drafted(context: Context, pool: UserPool, { username, mfa, attributes }: Values): User {
  checkConform(pool, attributes)
  const user = newUser(context, pool, username, attributes)
  checkRequired(pool, user.Attributes)
  checkAliasesFree(context, pool, undefined, user)
  return { ...(mfa === 'true' ? withFactor(user, 'SMS_MFA', true) : user), UserStatus: 'RESET_REQUIRED' }
}
