import type { Context } from '../../context.ts'
import { NotAuthorizedException, PasswordResetRequiredException, type AwsException } from '../../errors.ts'
import { putAuthEvent, type AuthEvent } from '../../store/authEvents.ts'
import { riskConfigurationFor, takeRisk } from '../../store/risk.ts'
import { settingOf } from '../../store/settings.ts'
import type { UserPool } from '../../store/userPools.ts'
import { changeUser, type User } from '../../store/users.ts'
import { sendNotice, withFeedback, type Measure } from '../messages/notice.ts'
import { factorsOfPool } from '../pools/mfa.ts'
import { modeOf } from '../pools/threatProtection.ts'
import { newEvent } from '../users/authEvents.ts'
import { answerableFactors, factorsOf } from '../users/factors.ts'
import { NO_RISK, riskOfCompromised, type EventRisk } from '../users/risk.ts'
import { isTrustedSource } from '../users/source.ts'
import { findParameter, type Attempt } from './attempt.ts'

/** What threat protection finds in a sign-in, and what it does. */
type Verdict = { risk: EventRisk; measure: Measure; isTold: boolean }
export type Challenge = NonNullable<NonNullable<AuthEvent['ChallengeResponses']>[number]>

/** How a sign-in is watched. By `USER_AUTH` it is not: AWS lists the flows that are (OP-646). */
export const modeAt = (context: Context, { pool, underWay }: Attempt) =>
  underWay.isByChoice && settingOf(context, 'OP-646') === 'built'
    ? 'OFF'
    : modeOf(pool, underWay.custom !== undefined)

/**
 * Weighs a sign-in whose first factor was right, or that a custom sign-in's functions let pass (OP-640).
 *
 * @returns the attempt, which remembers its event, and whether a second factor must come
 * @throws NotAuthorizedException or PasswordResetRequiredException when the sign-in is blocked
 */
export async function weigh(context: Context, attempt: Attempt, user: User): Promise<Attempt> {
  const mode = modeAt(context, attempt)
  if (mode === 'OFF') return attempt
  const { risk, measure, isTold } = verdictOn(context, attempt, user, mode === 'ENFORCED')
  const seen = newEvent(context, {
    ...signInAt(attempt, 'Success'),
    EventResponse: measure === 'BLOCK' ? 'Fail' : 'InProgress',
    EventRisk: risk,
  })
  const settings = rulesFor(context, attempt)?.AccountTakeoverRiskConfiguration?.NotifyConfiguration
  const event = isTold ? withFeedback(context, user, seen) : seen
  putAuthEvent(context, user, event)
  const refused = measure === 'BLOCK' ? refusal(context, attempt, user, risk) : undefined
  if (isTold) await sendNotice(context, attempt, user, event, measure, settings)
  if (refused) throw refused
  const isMfaDemanded = measure === 'MFA'
  return {
    ...attempt,
    underWay: { ...attempt.underWay, eventId: event.EventId, ...(isMfaDemanded && { isMfaDemanded }) },
  }
}

/** The start of a sign-in's event; a custom sign-in's own challenges have no name there. */
export const signInAt = (
  { underWay, source }: Attempt,
  ChallengeResponse: Challenge['ChallengeResponse'],
) => ({
  EventType: 'SignIn' as const,
  ChallengeResponses: underWay.custom ? [] : [{ ChallengeName: 'Password' as const, ChallengeResponse }],
  EventContextData: source ?? {},
})

const rulesFor = (context: Context, { pool, client }: Attempt) =>
  riskConfigurationFor(context, pool, client.ClientId)

function verdictOn(context: Context, attempt: Attempt, user: User, isActing: boolean): Verdict {
  const found = takeRisk(context)
  if (found === 'CompromisedCredentials') return verdictOnPassword(context, attempt)
  if (found === 'NoRisk' || (isActing && isTrustedSource(context, attempt))) return PASSED
  const rules = isActing ? rulesFor(context, attempt)?.AccountTakeoverRiskConfiguration?.Actions : undefined
  const rule = rules?.[`${found}Action`]
  const measure = measureFor(context, rule?.EventAction, attempt.pool, user)
  context.note({ kind: 'decision', what: `Threat protection: ${found} risk, ${WORDS[measure]}` })
  const RiskDecision = measure === 'BLOCK' ? 'Block' : 'AccountTakeover'
  const risk: EventRisk = { ...NO_RISK, RiskDecision, RiskLevel: found }
  return { risk, measure, isTold: rule?.Notify ?? false }
}

const PASSED: Verdict = { risk: NO_RISK, measure: 'NO_ACTION', isTold: false }
const WORDS = {
  NO_ACTION: 'nothing is done',
  MFA: 'a second factor is demanded',
  BLOCK: 'the sign-in is blocked',
}

/** Only a password that travels can be seen to be compromised. */
function verdictOnPassword(context: Context, attempt: Attempt): Verdict {
  const { pool, client } = attempt
  if (findParameter(attempt, 'PASSWORD') === undefined || attempt.underWay.custom) {
    context.note({ kind: 'decision', what: 'Whether the password is compromised can’t be seen: none came' })
    return PASSED
  }
  const risk = riskOfCompromised(context, pool, client, 'SIGN_IN')
  return { risk, measure: risk.RiskDecision === 'Block' ? 'BLOCK' : 'NO_ACTION', isTold: false }
}

/**
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AccountTakeoverActionType.html
 * Who has no second factor is blocked where one is required (OP-641).
 */
function measureFor(context: Context, action: string | undefined, pool: UserPool, user: User): Measure {
  if (action === 'BLOCK') return 'BLOCK'
  const hasFactor = factorsOf(pool, user).enabled.length > 0 || answerableFactors(pool, user).length > 0
  if (action !== 'MFA_REQUIRED') return action === 'MFA_IF_CONFIGURED' && hasFactor ? 'MFA' : 'NO_ACTION'
  const canSetUp = settingOf(context, 'OP-641') === 'set-up' && factorsOfPool(pool).length > 0
  return hasFactor || canSetUp ? 'MFA' : 'BLOCK'
}

/** Both texts were seen in apps that tell refusals apart (OP-642). */
function refusal(context: Context, { pool }: Attempt, user: User, risk: EventRisk): AwsException {
  if (!risk.CompromisedCredentialsDetected) {
    return NotAuthorizedException('Unable to login because of security reasons.')
  }
  changeUser(context, pool, { ...user, UserStatus: 'RESET_REQUIRED' })
  return PasswordResetRequiredException('Password reset required for user due to security reasons')
}
