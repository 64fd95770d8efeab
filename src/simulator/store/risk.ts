import type { Context } from '../context.ts'
import type { Input } from '../model/types.ts'
import { findRecord, putRecord } from './records.ts'
import type { UserPool } from './userPools.ts'

/** What threat protection does about risks: at one app client, or at all that have no settings of their own. */
export type RiskConfiguration = Input<'SetRiskConfiguration'> & { LastModifiedDate: number }

const key = (pool: UserPool, clientId = 'ALL') => `${pool.Id}/${clientId}`

/** Exactly this client's settings; without a client the pool's. */
export const findRiskConfiguration = (context: Context, pool: UserPool, clientId?: string) =>
  findRecord(context, 'riskConfigurations', key(pool, clientId))

/** The settings that hold at a client: its own, else the pool's. */
export const riskConfigurationFor = (context: Context, pool: UserPool, clientId: string) =>
  findRiskConfiguration(context, pool, clientId) ?? findRiskConfiguration(context, pool)

export const putRiskConfiguration = (context: Context, pool: UserPool, risk: RiskConfiguration) =>
  putRecord(context, 'riskConfigurations', key(pool, risk.ClientId), risk)
