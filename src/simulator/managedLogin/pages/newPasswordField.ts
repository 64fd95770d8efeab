import type { UserPool } from '../../store/userPools.ts'
import type { Field } from './formPage.ts'

/** The input for a password that is chosen, with what the pool wants of it. */
export const newPasswordField = ({ Policies }: UserPool, name: string, label: string): Field => ({
  ...{ name, label, type: 'password', autocomplete: 'new-password' },
  hint: rulesOf(Policies.PasswordPolicy),
})

function rulesOf(policy: UserPool['Policies']['PasswordPolicy']): string {
  const kinds = [
    ...(policy.RequireUppercase ? ['an upper case letter'] : []),
    ...(policy.RequireLowercase ? ['a lower case letter'] : []),
    ...(policy.RequireNumbers ? ['a number'] : []),
    ...(policy.RequireSymbols ? ['a symbol'] : []),
  ]
  const last = kinds.pop()
  const listed = [...(kinds.length ? [kinds.join(', ')] : []), ...(last === undefined ? [] : [last])].join(
    ' and ',
  )
  return `At least ${policy.MinimumLength} characters${listed && `, among them ${listed}`}.`
}
