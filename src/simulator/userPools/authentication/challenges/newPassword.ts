import { InvalidParameterException, NotAuthorizedException } from '../../../errors.ts'
import { spendChallenge } from '../../../store/challenges.ts'
import type { UserPool } from '../../../store/userPools.ts'
import { attributeOf, type User } from '../../../store/users.ts'
import { checkPassword } from '../../pools/passwordPolicy.ts'
import { checkAttributes, type Attribute } from '../../users/attributes.ts'
import { checkAliasesFree } from '../../users/aliases.ts'
import { saveChange, written } from '../../users/change.ts'
import { asKept, schemaAttributeOf } from '../../users/conform.ts'
import { checkHistory, setPassword } from '../../users/passwords.ts'
import { checkNotBlocked, riskOfPassword } from '../../users/risk.ts'
import { parameterOf, passed, type Flow } from '../attempt.ts'
import { answered } from '../challenge.ts'
import { missingAttributes } from '../newPasswordRequired.ts'
import { afterNewPassword } from '../next.ts'

const PREFIX = 'userAttributes.'

/** NEW_PASSWORD_REQUIRED: the user's own password in place of the temporary one, which it may equal. */
export const newPassword: Flow = async (context, call) => {
  const { pending, user, attempt } = answered(context, call)
  const { pool, client } = attempt
  const password = parameterOf(attempt, 'NEW_PASSWORD')
  checkPassword(context, pool, password)
  checkHistory(pool, user, password)
  const given = Object.entries(attempt.parameters)
    .filter(([name]) => name.startsWith(PREFIX))
    .map(([name, Value]): Attribute => ({ Name: name.slice(PREFIX.length), Value }))
  checkAttributes(pool, client, given)
  checkNotProvided(pool, user, given)
  const completed = asKept(context, pool, given).reduce(written, user)
  const [missing] = missingAttributes(pool, completed)
  if (missing) throw InvalidParameterException(`Invalid attributes given, ${missing} is missing`)
  checkAliasesFree(context, pool, user, completed)
  checkNotBlocked(riskOfPassword(context, pool, client, 'PASSWORD_CHANGE'))

  spendChallenge(context, pending)
  saveChange(context, pool, user, completed)
  return afterNewPassword(context, passed(attempt), setPassword(context, pool, completed, password))
}

/** @throws NotAuthorizedException when a required attribute that the user has already is sent (aws-saas-factory-bootcamp 67) */
function checkNotProvided(pool: UserPool, user: User, given: Attribute[]): void {
  const provided = given.find(
    ({ Name }) => schemaAttributeOf(pool, Name).Required && attributeOf(user, Name) !== undefined,
  )
  if (provided) throw NotAuthorizedException(`Cannot modify an already provided ${provided.Name}`)
}
