import type { Context } from '../../context.ts'
import { AwsException } from '../../errors.ts'
import { findAuthEvent, putAuthEvent, type AuthEvent } from '../../store/authEvents.ts'
import { findChallenge, ownerOf } from '../../store/challenges.ts'
import { takeRisk } from '../../store/risk.ts'
import type { User } from '../../store/users.ts'
import { modeOf } from '../pools/threatProtection.ts'
import { newEvent } from '../users/authEvents.ts'
import { findBySignInName } from '../users/names.ts'
import { NO_RISK } from '../users/risk.ts'
import { isBlockedSource, notFromThere } from '../users/source.ts'
import { findParameter, type Attempt, type SignInAnswer, type SignInCall } from './attempt.ts'
import { modeAt, signInAt, type Challenge } from './threat.ts'

/** Keeps that a first factor was wrong. The risk of such a sign-in is used up, and makes no difference. */
export function watchFailure(context: Context, attempt: Attempt, user: User): void {
  if (modeAt(context, attempt) === 'OFF') return
  const found = takeRisk(context)
  const isRisky = found !== 'NoRisk' && found !== 'CompromisedCredentials'
  const EventRisk = isRisky
    ? { ...NO_RISK, RiskDecision: 'AccountTakeover' as const, RiskLevel: found }
    : NO_RISK
  const seen = { ...signInAt(attempt, 'Failure'), EventResponse: 'Fail' as const, EventRisk }
  putAuthEvent(context, user, newEvent(context, seen))
}

/** A watched sign-in has come to its end. */
export const watchEnd = (context: Context, { underWay }: Attempt, user: User): void =>
  settle(context, user, underWay.eventId, (event) => ({ ...event, EventResponse: 'Pass' }))

function settle(
  context: Context,
  user: User,
  id: string | undefined,
  change: (event: AuthEvent) => AuthEvent,
): void {
  const event = id === undefined ? undefined : findAuthEvent(context, user, id)
  if (event) putAuthEvent(context, user, change(event))
}

const SECOND = ['SMS_MFA', 'EMAIL_OTP', 'SOFTWARE_TOKEN_MFA']

/** Keeps with a watched sign-in's event how its second factor is answered. */
export async function watchAnswer(
  context: Context,
  { name, session }: SignInCall,
  answer: () => Promise<SignInAnswer>,
): Promise<SignInAnswer> {
  const pending = SECOND.includes(name) && session ? findChallenge(context.state, session) : undefined
  const keep = (ChallengeResponse: Challenge['ChallengeResponse']) => {
    const user = pending && ownerOf(context, pending)
    if (!user) return
    settle(context, user, pending.underWay.eventId, (event) => ({
      ...event,
      ...(ChallengeResponse === 'Failure' && { EventResponse: 'Fail' }),
      ChallengeResponses: [
        ...(event.ChallengeResponses ?? []).filter(({ ChallengeName }) => ChallengeName !== 'Mfa'),
        { ChallengeName: 'Mfa', ChallengeResponse },
      ],
    }))
  }
  try {
    const answered = await answer()
    keep('Success')
    return answered
  } catch (error) {
    if (error instanceof AwsException && error.name === 'CodeMismatchException') keep('Failure')
    throw error
  }
}

/**
 * Lets nobody in from an address that is always blocked. Refreshing tokens is no sign-in.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html
 *
 * @throws NotAuthorizedException
 */
export function checkSource(context: Context, { pool, client, source, name, parameters }: SignInCall): void {
  const isActing = modeOf(pool, name.startsWith('CUSTOM_')) === 'ENFORCED'
  if (!isActing || name.startsWith('REFRESH_TOKEN')) return
  if (!source || !isBlockedSource(context, { pool, client, source })) return
  const username = findParameter({ parameters }, 'USERNAME')
  const user = username === undefined ? undefined : findBySignInName(context, pool, username)
  if (user) {
    const EventRisk = { ...NO_RISK, RiskDecision: 'Block' as const }
    const seen = { EventType: 'SignIn' as const, EventRisk, EventContextData: source }
    putAuthEvent(context, user, newEvent(context, seen))
  }
  throw notFromThere()
}
