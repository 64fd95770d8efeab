import type { Context } from '../../context.ts'
import { domainsOf } from '../../store/domains.ts'
import { clientsOf } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import { clientFeaturesOf, domainFeaturesOf, logFeaturesOf, mfaFeaturesOf, type Feature } from './tiers.ts'

/** The features in use beside the pool's own settings: a lower plan would strand them. */
export function featuresInUse(context: Context, pool: UserPool): Feature[] {
  return [
    ...mfaFeaturesOf(pool.mfa),
    ...clientsOf(context, pool).flatMap(clientFeaturesOf),
    ...domainsOf(context, pool).flatMap(domainFeaturesOf),
    ...(pool.sessionTracking?.UserSessionTracking === 'ENABLED' ? ['Session Tracking' as const] : []),
    ...logFeaturesOf(pool.logDelivery ?? []),
  ]
}
