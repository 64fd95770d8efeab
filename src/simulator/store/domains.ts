import { unworded, type Context } from '../context.ts'
import { InvalidParameterException } from '../errors.ts'
import type { Input } from '../model/types.ts'
import { findRecord, putRecord, removeRecord } from './records.ts'
import type { State } from './state.ts'
import { find, valuesUnder } from './table.ts'
import type { UserPool } from './userPools.ts'

/** A user pool domain: a prefix of AWS's own, or a name of yours with a certificate. */
export type UserPoolDomain = Input<'CreateUserPoolDomain'> & {
  /** 1: hosted UI (classic); 2: managed login */
  ManagedLoginVersion: number
  /** where a custom domain is served from */
  cloudFrontDomain?: string
}

export const isCustom = ({ CustomDomainConfig }: UserPoolDomain): boolean => Boolean(CustomDomainConfig)

/** Where a domain's pages are: https://PREFIX.auth.REGION.amazoncognito.com, or https://CUSTOM */
export const originOf = (domain: UserPoolDomain): string =>
  isCustom(domain)
    ? `https://${domain.Domain}`
    : `https://${domain.Domain}.auth.${domain.UserPoolId.slice(0, domain.UserPoolId.indexOf('_'))}.amazoncognito.com`

/** A prefix is unique in its Region, a custom domain in the world. */
const keyOf = (context: Context, domain: string) =>
  domain.includes('.') ? domain : `${context.region}/${domain}`

export const findDomain = (context: Context, domain: string): UserPoolDomain | undefined =>
  findRecord(context, 'domains', keyOf(context, domain))

/** @throws InvalidParameterException when the pool has no such domain */
export function domainOf(context: Context, pool: UserPool, domain: string): UserPoolDomain {
  const found = findDomain(context, domain)
  if (found?.UserPoolId !== pool.Id) {
    throw unworded(context, InvalidParameterException, 'the pool has no such domain')
  }
  return found
}

/** The domain whose pages answer at a host name, and its pool. */
export function findDomainAt(
  { userPools, domains }: State,
  host: string,
): { domain: UserPoolDomain; pool: UserPool } | undefined {
  for (const domain of valuesUnder(domains, '')) {
    if (new URL(originOf(domain)).host !== host) continue
    const pool = find(userPools, domain.UserPoolId)
    if (pool) return { domain, pool }
  }
  return undefined
}

const allDomains = ({ state }: Pick<Context, 'state'>) => [...valuesUnder(state.domains, '')]

/** A pool's domains: at most a prefix and a custom one. */
export const domainsOf = (context: Pick<Context, 'state'>, { Id }: Pick<UserPool, 'Id'>): UserPoolDomain[] =>
  allDomains(context).filter(({ UserPoolId }) => UserPoolId === Id)

/** The custom domains of this Region's pools. */
export const customDomainsOf = (context: Context): UserPoolDomain[] =>
  allDomains(context).filter(
    (domain) => isCustom(domain) && domain.UserPoolId.startsWith(`${context.region}_`),
  )

export const putDomain = (context: Context, domain: UserPoolDomain) =>
  putRecord(context, 'domains', keyOf(context, domain.Domain), domain)

export const removeDomain = (context: Context, domain: UserPoolDomain) =>
  removeRecord(context, 'domains', keyOf(context, domain.Domain))
