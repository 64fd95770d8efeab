import { InvalidParameterException } from '../../../errors.ts'
import { spendChallenge } from '../../../store/challenges.ts'
import { withAttribute } from '../../../store/users.ts'
import { checkPassword } from '../../pools/passwordPolicy.ts'
import { checkAttributes, type Attribute } from '../../users/attributes.ts'
import { asKept } from '../../users/conform.ts'
import { saveUser } from '../../users/aliases.ts'
import { checkHistory, setPassword } from '../../users/passwords.ts'
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
  const completed = asKept(pool, given).reduce(
    (next, { Name, Value }) => withAttribute(next, Name, Value),
    user,
  )
  const [missing] = missingAttributes(pool, completed)
  if (missing) throw InvalidParameterException(`Invalid attributes given, ${missing} is missing`)

  spendChallenge(context, pending)
  saveUser(context, pool, user, completed)
  return afterNewPassword(context, passed(attempt), setPassword(context, pool, completed, password))
}
