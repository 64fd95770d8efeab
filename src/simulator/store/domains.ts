import type { Context } from '../context.ts'
import type { Input } from '../model/types.ts'
import { findRecord, putRecord, removeRecord } from './records.ts'
import { valuesUnder } from './table.ts'
import type { UserPool } from './userPools.ts'

/** A user pool domain: a prefix of AWS's own, or a name of yours with a certificate. */
export type UserPoolDomain = Pick<
  Input<'CreateUserPoolDomain'>,
  'CustomDomainConfig' | 'Domain' | 'Routing' | 'UserPoolId'
> & {
  /** 1: hosted UI (classic); 2: managed login */
  ManagedLoginVersion: number
  CloudFrontDistribution?: string
  Version: string
}

/** A prefix is unique in its Region, a custom domain in the world. */
const keyOf = (context: Context, domain: string) =>
  domain.includes('.') ? domain : `${context.region}/${domain}`

export const findDomain = (context: Context, domain: string): UserPoolDomain | undefined =>
  findRecord(context, 'domains', keyOf(context, domain))

/** At most two: a prefix and a custom domain. */
export const domainsOf = ({ state }: Context, pool: UserPool): UserPoolDomain[] =>
  [...valuesUnder(state.domains, '')].filter(({ UserPoolId }) => UserPoolId === pool.Id)

export const putDomain = (context: Context, domain: UserPoolDomain) =>
  putRecord(context, 'domains', keyOf(context, domain.Domain), domain)

export const removeDomain = (context: Context, domain: UserPoolDomain) =>
  removeRecord(context, 'domains', keyOf(context, domain.Domain))
