import type { Context } from '../../context.ts'
import { InvalidPasswordException } from '../../errors.ts'
import type { Input } from '../../model/types.ts'
import type { AuthEvent } from '../../store/authEvents.ts'
import { riskConfigurationFor, takeRisk } from '../../store/risk.ts'
import { settingOf } from '../../store/settings.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import { modeOf } from '../pools/threatProtection.ts'

/** What threat protection finds, and decides, as an event shows it. */
export type EventRisk = NonNullable<AuthEvent['EventRisk']>

export const NO_RISK: EventRisk = { RiskDecision: 'NoRisk', CompromisedCredentialsDetected: false }

type Rules = NonNullable<Input<'SetRiskConfiguration'>['CompromisedCredentialsRiskConfiguration']>
type Occasion = NonNullable<Rules['EventFilter']>[number]

/**
 * The risk of a password that is known elsewhere. Where the settings leave an occasion out, nobody looks.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-compromised-credentials.html
 */
export function riskOfCompromised(
  context: Context,
  pool: UserPool,
  client: UserPoolClient,
  occasion: Occasion,
): EventRisk {
  const rules = riskConfigurationFor(context, pool, client.ClientId)?.CompromisedCredentialsRiskConfiguration
  if (rules?.EventFilter?.length && !rules.EventFilter.includes(occasion)) {
    context.note({ kind: 'decision', what: `Compromised passwords are not looked for at ${occasion}` })
    return NO_RISK
  }
  const isBlocked = modeOf(pool) === 'ENFORCED' && rules?.Actions.EventAction === 'BLOCK'
  const what = `The password is compromised: ${isBlocked ? 'it is blocked' : 'noted only'}`
  context.note({ kind: 'decision', what })
  // What an event says beside the flag is not on record (OP-644).
  return { RiskDecision: isBlocked ? 'Block' : 'NoRisk', CompromisedCredentialsDetected: true }
}

/** The risk of a new password: whether it is the one that the miniature was set to find compromised. */
export function riskOfPassword(
  context: Context,
  pool: UserPool,
  client: UserPoolClient,
  occasion: Exclude<Occasion, 'SIGN_IN'>,
): EventRisk {
  if (modeOf(pool) === 'OFF' || settingOf(context, 'nextRisk') !== 'CompromisedCredentials') return NO_RISK
  takeRisk(context)
  return riskOfCompromised(context, pool, client, occasion)
}

/**
 * Refuses a new password that is blocked.
 * Where the text was seen: https://github.com/Badsworth/pfml_scripts, `useAuthLogic.js` (OP-642)
 *
 * @throws InvalidPasswordException
 */
export function checkNotBlocked({ RiskDecision }: EventRisk): void {
  if (RiskDecision !== 'Block') return
  throw InvalidPasswordException('Provided password cannot be used for security reasons.')
}
