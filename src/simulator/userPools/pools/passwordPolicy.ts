import type { Context } from '../../context.ts'
import { InvalidPasswordException } from '../../errors.ts'
import type { Input } from '../../model/types.ts'
import { settingOf } from '../../store/settings.ts'
import type { PasswordPolicy, UserPool } from '../../store/userPools.ts'

type Given = NonNullable<NonNullable<Input<'CreateUserPool'>['Policies']>['PasswordPolicy']>

/** No policy: all rules on. A policy given in part: what is left out is off (OP-116). */
export function passwordPolicyFrom(
  context: Context,
  given: Given | undefined,
  temporaryDays = 7,
): PasswordPolicy {
  const isOn = !given || settingOf(context, 'OP-116') === 'rules-on'
  return {
    MinimumLength: given?.MinimumLength ?? 8,
    RequireUppercase: given?.RequireUppercase ?? isOn,
    RequireLowercase: given?.RequireLowercase ?? isOn,
    RequireNumbers: given?.RequireNumbers ?? isOn,
    RequireSymbols: given?.RequireSymbols ?? isOn,
    ...(given?.PasswordHistorySize && { PasswordHistorySize: given.PasswordHistorySize }),
    TemporaryPasswordValidityDays: temporaryDays,
  }
}

/**
 * The characters that count as symbols; a space does within the password.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
 */
const SYMBOL = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|\S \S/

/** Cognito words it otherwise for administrators than for users. */
const POLICY = { user: 'policy', administrator: 'password policy' }

/**
 * A password below the API's former least length gets here too (OP-102), one with a space does not: the model's pattern
 * refuses it (OP-118).
 *
 * @throws InvalidPasswordException naming the first rule that is broken, in the order of OP-117
 */
export function checkPassword(
  context: Context,
  pool: UserPool,
  password: string,
  by: keyof typeof POLICY = 'user',
): void {
  const policy = pool.Policies.PasswordPolicy
  const rules: [boolean, string][] = [
    [password.length >= policy.MinimumLength, 'Password not long enough'],
    [!policy.RequireUppercase || /\p{Lu}/u.test(password), 'Password must have uppercase characters'],
    [!policy.RequireLowercase || /\p{Ll}/u.test(password), 'Password must have lowercase characters'],
    [!policy.RequireNumbers || /\d/.test(password), 'Password must have numeric characters'],
    [!policy.RequireSymbols || SYMBOL.test(password), 'Password must have symbol characters'],
  ]
  const broken = rules.find(([kept]) => !kept)
  if (broken) throw InvalidPasswordException(`Password did not conform with ${POLICY[by]}: ${broken[1]}`)
  context.note({ kind: 'check', what: 'The password fits the policy' })
}
