import { sha256 } from '@noble/hashes/sha2.js'
import type { Context } from '../../context.ts'
import { base64, bytesToHex, fromBase64, utf8ToBytes } from '../../crypto/bytes.ts'
import { uuidFrom } from '../../crypto/ids.ts'
import type { KeptPassword } from '../../crypto/passwords.ts'
import { isProof, startSrp } from '../../crypto/srp/server.ts'
import { wrongCredentials } from '../../errors.ts'
import { putExchange, takeExchange } from '../../store/srpExchanges.ts'
import { findUser, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { checkLockout, countFailure } from '../users/lockout.ts'
import { parameterOf, type Attempt } from './attempt.ts'

/** What PASSWORD_VERIFIER sends to the client. */
export type VerifierParameters = {
  SALT: string
  SECRET_BLOCK: string
  SRP_B: string
  USERNAME: string
  USER_ID_FOR_SRP: string
}

/**
 * Opens an SRP exchange. For a user who does not exist it looks the same every time (salt and id are derived from
 * the name), and no answer to it will be right. An exchange waits as long as any challenge (OP-135).
 */
export function openExchange(context: Context, attempt: Attempt, user: User | undefined): VerifierParameters {
  const { pool, client } = attempt
  const name = parameterOf(attempt, 'USERNAME')
  const kept = user?.password ?? pretendedPassword(pool, name)
  const userId = user?.Username ?? uuidFrom(sha256(utf8ToBytes(`${pool.Id}/id/${name}`)).slice(0, 16))
  const { b, B } = startSrp(context.world, kept.x)
  const secretBlock = base64(context.world.random(864))
  putExchange(context, {
    secretBlock,
    UserPoolId: pool.Id,
    ClientId: client.ClientId,
    userId,
    A: parameterOf(attempt, 'SRP_A'),
    B,
    b,
    expiresAt: context.world.now() + client.AuthSessionValidity * 60_000,
  })
  return { SALT: kept.salt, SECRET_BLOCK: secretBlock, SRP_B: B, USERNAME: userId, USER_ID_FOR_SRP: userId }
}

/**
 * Takes the exchange that is answered and finds its user. Whether the proof is right is asked after the user's status.
 *
 * @throws NotAuthorizedException when the exchange is over, somebody else's, or of a user who does not exist
 */
export function answeredExchange(context: Context, attempt: Attempt): { user: User; checkProof(): void } {
  const { pool, client } = attempt
  const secretBlock = parameterOf(attempt, 'PASSWORD_CLAIM_SECRET_BLOCK')
  const signature = parameterOf(attempt, 'PASSWORD_CLAIM_SIGNATURE')
  const timestamp = parameterOf(attempt, 'TIMESTAMP')
  const exchange = takeExchange(context, secretBlock)
  const user = exchange?.ClientId === client.ClientId ? findUser(context, pool, exchange.userId) : undefined
  checkLockout(context, pool, user?.Username ?? parameterOf(attempt, 'USERNAME'))
  if (!exchange || !user?.password) throw wrongCredentials()
  const { x } = user.password
  return {
    user,
    checkProof() {
      const claim = {
        poolName: pool.Id.slice(pool.Id.indexOf('_') + 1),
        userId: exchange.userId,
        secretBlock: fromBase64(secretBlock) ?? new Uint8Array(),
        timestamp,
      }
      if (!isTimestamp(timestamp) || !isProof({ ...exchange, x }, claim, signature)) {
        countFailure(context, pool, user.Username)
        throw wrongCredentials()
      }
      context.note({ kind: 'check', what: 'The client proved that it knows the password' })
    },
  }
}

/** `EEE MMM d HH:mm:ss UTC yyyy`, the day without a leading zero, and the weekday of that day. */
function isTimestamp(text: string): boolean {
  const match = /^(\w{3}) (\w{3}) ([1-9]\d?) (\d\d:\d\d:\d\d) UTC (\d{4})$/.exec(text)
  if (!match) return false
  const [, weekday, month, day, time, year] = match
  const date = new Date(`${month} ${day}, ${year} ${time} UTC`)
  return !Number.isNaN(date.getTime()) && date.toUTCString().startsWith(`${weekday},`)
}

const pretendedPassword = (pool: UserPool, name: string): KeptPassword => ({
  salt: bytesToHex(sha256(utf8ToBytes(`${pool.Id}/salt/${name}`)).slice(0, 16)),
  x: bytesToHex(sha256(utf8ToBytes(`${pool.Id}/x/${name}`))),
})
