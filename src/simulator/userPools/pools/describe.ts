import type { Context } from '../../context.ts'
import { shown } from '../../model/shown.ts'
import type { Output } from '../../model/types.ts'
import { domainsOf, isCustom } from '../../store/domains.ts'
import { settingOf } from '../../store/settings.ts'
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
  const SchemaAttributes = shownSchema(context, pool)
  return Object.assign({ ...shown(pool), SchemaAttributes, EstimatedNumberOfUsers }, ...domains)
}

/** `identities` is among them (OP-153). */
function shownSchema(context: Context, { SchemaAttributes }: UserPool): UserPool['SchemaAttributes'] {
  if (settingOf(context, 'OP-153') === 'built') return SchemaAttributes
  return SchemaAttributes.filter(({ Name }) => Name !== 'identities')
}
