import type { Context } from '../../context.ts'
import type { User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import type { Attempt, SignInAnswer } from './attempt.ts'
import { challenge } from './challenge.ts'

/** Required attributes that a user still lacks. */
export const missingAttributes = (pool: UserPool, user: User): string[] =>
  pool.SchemaAttributes.filter(({ Name, Required }) => Required && !hasAttribute(user, Name)).map(
    ({ Name }) => Name,
  )

const hasAttribute = (user: User, name: string) => user.Attributes.some(({ Name }) => Name === name)

/** Asks the owner of a temporary password for one of their own, and for the attributes that the pool requires. */
export function newPasswordRequired(context: Context, attempt: Attempt, user: User): SignInAnswer {
  const attributes = user.Attributes.filter(({ Name }) => Name !== 'sub').map(({ Name, Value }) => [
    Name,
    Value,
  ])
  return challenge(context, attempt, user, 'NEW_PASSWORD_REQUIRED', {
    requiredAttributes: JSON.stringify(
      missingAttributes(attempt.pool, user).map((name) => `userAttributes.${name}`),
    ),
    userAttributes: JSON.stringify(Object.fromEntries(attributes)),
  })
}
