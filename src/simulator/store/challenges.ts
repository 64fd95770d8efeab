import type { Context } from '../context.ts'
import { base64url } from '../crypto/bytes.ts'
import {
  CodeMismatchException,
  invalidSession,
  NotAuthorizedException,
  type AwsException,
} from '../errors.ts'
import { findRecord, putRecord, putShortLived } from './records.ts'
import { settingOf } from './settings.ts'
import type { State } from './state.ts'
import { find } from './table.ts'
import { findUser, type User, type UserStatus } from './users.ts'
import type { UserPoolClient } from './userPoolClients.ts'

/** One step of a sign-in whose course functions decide, as they are told of it. */
export type Step = { challengeName: string; challengeResult: boolean; challengeMetadata?: string }

/** What a sign-in remembers from one step to the next. */
export type UnderWay = {
  /** CUSTOM_AUTH: the steps so far, oldest first */
  custom?: Step[]
  /** the device that the app says it runs on */
  deviceKey?: string
  /** USER_AUTH: the app or the user chose the first factor */
  isByChoice?: boolean
  /** the event by which threat protection watches it */
  eventId?: string
  /** whether threat protection demands a second factor */
  isMfaDemanded?: boolean
}

/** A challenge that waits for its answer: what a `Session` string stands for. */
export type PendingChallenge = {
  session: string
  UserPoolId: string
  ClientId: string
  Username: string
  /** whose it is, and their status when it was opened; a name that nobody has has neither */
  sub?: string
  status?: UserStatus
  /** the ChallengeName that may be answered with it */
  name: string
  /** what the challenge must remember: a code, a TOTP secret being set up, … */
  data: Record<string, string>
  underWay: UnderWay
  expiresAt: number
  isSpent: boolean
}

/** The session's last 128 bits name the record. */
const challengeKey = (session: string) => session.slice(-22)

/** The challenge that a `Session` stands for, whatever became of it. */
export const findChallenge = (state: State, session: string): PendingChallenge | undefined =>
  find(state.challenges, challengeKey(session))

type Owner = Pick<User, 'UserPoolId' | 'Username'>

/** Whoever has the name of a challenge's owner now. */
export function ownerOf(context: Context, { UserPoolId, Username }: Owner): User | undefined {
  const pool = findRecord(context, 'userPools', UserPoolId)
  return pool && findUser(context, pool, Username)
}

/** For an hour a `Session` that is too old is called so; later it is like any other that nobody knows. */
const isForgotten =
  ({ world }: Context) =>
  ({ expiresAt }: PendingChallenge) =>
    world.now() >= expiresAt + 60 * 60_000

/** Opens a challenge for AuthSessionValidity minutes. @returns its `Session`: begins AYAB, as Cognito's do */
export function openChallenge(
  context: Context,
  client: UserPoolClient,
  owner: Owner,
  name: string,
  data: Record<string, string> = {},
  underWay: UnderWay = {},
): string {
  const session = `AYAB${base64url(context.world.random(1172))}`
  const user = ownerOf(context, owner)
  const pending: PendingChallenge = {
    session,
    UserPoolId: owner.UserPoolId,
    ClientId: client.ClientId,
    Username: owner.Username,
    ...(user && { sub: user.sub, status: user.UserStatus }),
    name,
    data,
    underWay,
    expiresAt: context.world.now() + client.AuthSessionValidity * 60_000,
    isSpent: false,
  }
  putShortLived(context, 'challenges', challengeKey(session), pending, isForgotten(context))
  return session
}

/**
 * The open challenge that a `Session` stands for.
 *
 * @param client whose challenge it must be, where the call names one
 * @throws NotAuthorizedException when it is unknown, another client's or challenge's, of somebody who was deleted,
 *   spent, or too old
 */
export function challengeOf(
  context: Context,
  name: string,
  session: string,
  client?: UserPoolClient,
): PendingChallenge {
  const found = findRecord(context, 'challenges', challengeKey(session))
  if (found?.session !== session) throw unknownSession(context)
  const isOther = client && found.ClientId !== client.ClientId
  if (isOther || found.name !== name) throw invalidSession()
  if (ownerOf(context, found)?.sub !== found.sub) throw invalidSession()
  if (found.isSpent) {
    throw NotAuthorizedException('Invalid session for the user, session can only be used once.')
  }
  if (context.world.now() >= found.expiresAt) {
    throw NotAuthorizedException('Invalid session for the user, session is expired.')
  }
  return found
}

/** A `Session` that was never given, or is forgotten (OP-133). */
const unknownSession = (context: Context): AwsException =>
  settingOf(context, 'OP-133') === 'code-mismatch'
    ? CodeMismatchException('Invalid session provided')
    : invalidSession()

/** Marks a challenge as answered: its `Session` is good for nothing more. */
export const spendChallenge = (context: Context, challenge: PendingChallenge) =>
  putRecord(context, 'challenges', challengeKey(challenge.session), { ...challenge, isSpent: true })
