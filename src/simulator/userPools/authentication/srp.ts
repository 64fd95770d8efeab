import { sha256 } from '@noble/hashes/sha2.js'
import type { Context } from '../../context.ts'
import { base64, bytesToHex, fromBase64, utf8ToBytes } from '../../crypto/bytes.ts'
import { uuidFrom } from '../../crypto/ids.ts'
import type { KeptPassword } from '../../crypto/passwords.ts'
import { isProof, startSrp, type Kept } from '../../crypto/srp/server.ts'
import { findDevice } from '../../store/devices.ts'
import { findExchange, putExchange, type SrpExchange } from '../../store/srpExchanges.ts'
import { nameKey, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { parameterOf, type Attempt, type SignInAnswer } from './attempt.ts'
import { pose } from './challenge.ts'

/** What the client needs to prove that it knows a secret. */
type ExchangeParameters = { SALT: string; SECRET_BLOCK: string; SRP_B: string }

/**
 * Opens an SRP exchange. It waits as long as any challenge (OP-135).
 *
 * @param who who proves something: a username, or a device's key; and the name that failures count under
 * @param hasSession whether the answer must bring a `Session` too
 */
export function openExchange(
  context: Context,
  attempt: Attempt,
  who: Pick<SrpExchange, 'userId' | 'name'>,
  { salt, ...kept }: Kept & { salt: string },
  hasSession: boolean,
): ExchangeParameters {
  const { pool, client } = attempt
  const { b, B } = startSrp(context.world, kept)
  const secretBlock = base64(context.world.random(864))
  putExchange(context, {
    secretBlock,
    UserPoolId: pool.Id,
    ClientId: client.ClientId,
    ...who,
    A: parameterOf(attempt, 'SRP_A'),
    B,
    b,
    hasSession,
    ...(attempt.underWay.deviceKey !== undefined && { deviceKey: attempt.underWay.deviceKey }),
    expiresAt: context.world.now() + client.AuthSessionValidity * 60_000,
  })
  return { SALT: salt, SECRET_BLOCK: secretBlock, SRP_B: B }
}

/**
 * Asks for the proof of a password, without a `Session`. For a user who does not exist it looks the same every
 * time (salt and id are derived from the name), and no answer to it will be right.
 */
export function passwordVerifier(
  context: Context,
  attempt: Attempt,
  name: string,
  user: User | undefined,
  hasSession = false,
): SignInAnswer {
  const { pool } = attempt
  const key = nameKey(pool, name)
  const kept = user?.password ?? pretendedPassword(pool, key)
  const userId = user?.Username ?? uuidFrom(sha256(utf8ToBytes(`${pool.Id}/id/${key}`)).slice(0, 16))
  const who = { userId, name: user?.Username ?? name }
  const exchange = openExchange(context, onKnownDevice(context, attempt, user), who, kept, hasSession)
  return {
    ChallengeName: 'PASSWORD_VERIFIER',
    ChallengeParameters: { ...exchange, USERNAME: userId, USER_ID_FOR_SRP: userId },
  }
}

/** Asks for the proof in the midst of a longer sign-in, whose `Session` the answer brings back. */
export function passwordVerifierWithSession(
  context: Context,
  attempt: Attempt,
  name: string,
  user: User | undefined,
): SignInAnswer {
  const { ChallengeParameters } = passwordVerifier(context, attempt, name, user, true)
  const known = onKnownDevice(context, attempt, user)
  return pose(context, known, user?.Username ?? name, 'PASSWORD_VERIFIER', ChallengeParameters)
}

/** A device that is not the user's is not refused yet: apps name it again with the proof, and can do without it then. */
function onKnownDevice(context: Context, attempt: Attempt, user: User | undefined): Attempt {
  const { deviceKey, ...others } = attempt.underWay
  const isKnown = deviceKey !== undefined && user && findDevice(context, user, deviceKey)
  return isKnown ? attempt : { ...attempt, underWay: others }
}

/** The exchange that an answer belongs to; nothing when it is over, or somebody else's. */
export function exchangeOf(context: Context, attempt: Attempt): SrpExchange | undefined {
  const exchange = findExchange(context, parameterOf(attempt, 'PASSWORD_CLAIM_SECRET_BLOCK'))
  return exchange?.ClientId === attempt.client.ClientId ? exchange : undefined
}

/** @param poolName the part of the pool's id after `_`, or a device's group key */
export function isProven(attempt: Attempt, exchange: SrpExchange, poolName: string, kept: Kept): boolean {
  const timestamp = parameterOf(attempt, 'TIMESTAMP')
  const signature = parameterOf(attempt, 'PASSWORD_CLAIM_SIGNATURE')
  const secretBlock = fromBase64(exchange.secretBlock) ?? new Uint8Array()
  const claim = { poolName, userId: exchange.userId, secretBlock, timestamp }
  return isTimestamp(timestamp) && isProof({ ...exchange, ...kept }, claim, signature)
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
