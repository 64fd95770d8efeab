import type { Context } from '../../context.ts'
import { shown } from '../../model/shown.ts'
import type { Output } from '../../model/types.ts'
import { domainsOf, isCustom } from '../../store/domains.ts'
import { entriesUnder } from '../../store/table.ts'
import type { UserPool } from '../../store/userPools.ts'

/** A pool as the API shows it: its settings, never its keys. */
export function describePool(
  context: Context,
  pool: UserPool,
): NonNullable<Output<'DescribeUserPool'>['UserPool']> {
  const EstimatedNumberOfUsers = [...entriesUnder(context.state.users, `${pool.Id}/`)].length
  const domains = domainsOf(context, pool).map((domain) =>
    isCustom(domain) ? { CustomDomain: domain.Domain } : { Domain: domain.Domain },
  )
  return Object.assign({ ...shown(pool), EstimatedNumberOfUsers }, ...domains)
}
