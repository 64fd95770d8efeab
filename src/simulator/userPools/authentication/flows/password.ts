import type { Context } from '../../../context.ts'
import { InvalidParameterException } from '../../../errors.ts'
import { settingOf } from '../../../store/settings.ts'
import type { User } from '../../../store/users.ts'
import { isFlowAllowed } from '../../clients/authFlows.ts'
import { checkCaller, hidesExistence } from '../../users/existence.ts'
import { checkLockout } from '../../users/lockout.ts'
import { findBySignInName } from '../../users/names.ts'
import { parameterOf, type Attempt, type Flow } from '../attempt.ts'
import { askToBegin } from '../begin.ts'
import { userAtDoor } from '../door.ts'
import { migrate } from '../migrate.ts'
import { checkBeforePassword } from '../next.ts'
import { provePassword } from '../provePassword.ts'

/** The flows in which the password travels in the request. */
const passwordFlow =
  (allowedBy: string, refusal: string): Flow =>
  async (context, attempt) => {
    if (!isFlowAllowed(attempt.client, allowedBy)) throw InvalidParameterException(refusal)
    return signInWithPassword(context, attempt)
  }

/** A sign-in with a password, whatever flows the app client allows: the login pages ask for no flow. */
export const signInWithPassword: Flow = async (context, attempt) => {
  const { pool } = attempt
  const username = parameterOf(attempt, 'USERNAME')
  const password = parameterOf(attempt, 'PASSWORD')
  checkCaller(context, attempt, username, attempt.parameters.SECRET_HASH)
  const known = findBySignInName(context, pool, username)
  checkLockout(context, pool, known?.Username ?? username)
  const stranger = { ...attempt, userName: username, password }
  const user = known ?? (await migrate(context, stranger, 'UserMigration_Authentication'))
  await begin(context, attempt, username, user)
  return provePassword(context, attempt, userAtDoor(context, attempt, username))
}

/** Who is not confirmed is refused first, and a name that nobody has is told apart where the client hides nothing (OP-108). */
async function begin(
  context: Context,
  attempt: Attempt,
  username: string,
  user: User | undefined,
): Promise<void> {
  if (!user && !hidesExistence(attempt.client)) return
  if (user && settingOf(context, 'OP-108') === 'built') checkBeforePassword(context, user)
  await askToBegin(context, attempt, username, user)
}

/** USER_PASSWORD_AUTH */
export const userPassword = passwordFlow(
  'ALLOW_USER_PASSWORD_AUTH',
  'USER_PASSWORD_AUTH flow not enabled for this client',
)

/** ADMIN_USER_PASSWORD_AUTH, formerly ADMIN_NO_SRP_AUTH */
export const adminUserPassword = passwordFlow(
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'Auth flow not enabled for this client',
)
