import { wrongCredentials } from '../../../errors.ts'
import { spendChallenge } from '../../../store/challenges.ts'
import { spendExchange, type SrpExchange } from '../../../store/srpExchanges.ts'
import { findUser } from '../../../store/users.ts'
import { checkLockout, countFailure } from '../../users/lockout.ts'
import { parameterOf, passed, type Attempt, type Flow } from '../attempt.ts'
import { pendingOf } from '../challenge.ts'
import { findAttemptDevice } from '../lastStep.ts'
import { afterPassword, checkBeforePassword } from '../next.ts'
import { exchangeOf, isProven } from '../srp.ts'
import { watchFailure } from '../watch.ts'

const NEEDED = ['PASSWORD_CLAIM_SECRET_BLOCK', 'PASSWORD_CLAIM_SIGNATURE', 'TIMESTAMP']

/** PASSWORD_VERIFIER: the client's proof that it knows the password. The status is looked at before the proof. */
export const passwordVerifier: Flow = async (context, call) => {
  for (const name of NEEDED) parameterOf(call, name)
  const exchange = exchangeOf(context, call)
  const { pending, attempt } = exchange?.hasSession ? pendingOf(context, call) : withDevice(call, exchange)
  const { pool } = attempt
  const user = exchange && findUser(context, pool, exchange.userId)
  // Before the exchange is spent: the client answers again without the device.
  if (user) findAttemptDevice(context, attempt, user)
  if (exchange) spendExchange(context, exchange.secretBlock)
  if (pending) spendChallenge(context, pending)
  checkLockout(context, pool, exchange?.name ?? parameterOf(attempt, 'USERNAME'))
  if (!exchange) throw wrongCredentials()

  if (user) checkBeforePassword(context, user)
  const poolName = pool.Id.slice(pool.Id.indexOf('_') + 1)
  if (!user?.password || !isProven(attempt, exchange, poolName, user.password)) {
    // Also of a name that nobody has: the lock does not tell who exists.
    countFailure(context, pool, exchange.name)
    if (user) watchFailure(context, attempt, user)
    throw wrongCredentials()
  }
  context.note({ kind: 'check', what: 'The client proved that it knows the password' })
  return afterPassword(context, passed(attempt), user)
}

/** The plain flow has no challenge to remember by: the exchange does. */
function withDevice(call: Attempt, exchange: SrpExchange | undefined) {
  const underWay = { ...call.underWay, ...(exchange?.deviceKey && { deviceKey: exchange.deviceKey }) }
  return { pending: undefined, attempt: { ...call, underWay } }
}
