import type { Context } from '../context.ts'
import type { Input } from '../model/types.ts'
import { findRecord, putRecord, removeRecord } from './records.ts'
import { settingOf, type SettingValue } from './settings.ts'
import type { UserPool } from './userPools.ts'

/** What threat protection does about risks: at one app client, or at all that have no settings of their own. */
export type RiskConfiguration = Input<'SetRiskConfiguration'> & { LastModifiedDate: number }

const key = (pool: UserPool, clientId = 'ALL') => `${pool.Id}/${clientId}`

/** Exactly this client's settings; without a client the pool's. */
export const findRiskConfiguration = (context: Context, pool: UserPool, clientId?: string) =>
  findRecord(context, 'riskConfigurations', key(pool, clientId))

/** The settings that hold at a client: its own, else the pool's. */
export const riskConfigurationFor = (context: Context, pool: UserPool, clientId: string) =>
  findRiskConfiguration(context, pool, clientId) ??
  findRiskConfiguration(context, pool) ??
  withoutSettings(context, pool)

/** What holds where nobody has set anything: nothing is done (OP-645). */
function withoutSettings(context: Context, { Id }: UserPool): RiskConfiguration | undefined {
  if (settingOf(context, 'OP-645') === 'built') return undefined
  const BLOCK = { EventAction: 'BLOCK' as const, Notify: false }
  return {
    UserPoolId: Id,
    AccountTakeoverRiskConfiguration: {
      Actions: { LowAction: BLOCK, MediumAction: BLOCK, HighAction: BLOCK },
    },
    CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
    LastModifiedDate: 0,
  }
}

export const putRiskConfiguration = (context: Context, pool: UserPool, risk: RiskConfiguration) =>
  putRecord(context, 'riskConfigurations', key(pool, risk.ClientId), risk)

/** What the miniature was set to find next: it is found once. */
export function takeRisk(context: Context): SettingValue<'nextRisk'> {
  const risk = settingOf(context, 'nextRisk')
  removeRecord(context, 'settings', 'nextRisk')
  return risk
}
