import type { Context } from '../../context.ts'
import type { Output } from '../../model/types.ts'
import { domainsOf, isCustom } from '../../store/domains.ts'
import { entriesUnder } from '../../store/table.ts'
import type { UserPool } from '../../store/userPools.ts'

/** A pool as the API shows it: its settings, never its keys. */
export function describePool(
  context: Context,
  { keys: _1, mfa: _2, sessionTracking: _3, logDelivery: _4, replicas: _5, ...pool }: UserPool,
): NonNullable<Output<'DescribeUserPool'>['UserPool']> {
  const EstimatedNumberOfUsers = [...entriesUnder(context.state.users, `${pool.Id}/`)].length
  const domains = domainsOf(context, pool).map((domain) =>
    isCustom(domain) ? { CustomDomain: domain.Domain } : { Domain: domain.Domain },
  )
  return Object.assign({ ...pool, EstimatedNumberOfUsers }, ...domains)
}
