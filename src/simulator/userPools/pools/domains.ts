import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import { customDomainsOf, domainsOf, findDomain, isCustom, type UserPoolDomain } from '../../store/domains.ts'
import type { UserPool } from '../../store/userPools.ts'
import { checkQuota } from './quotas.ts'

/** AWS's model gives this pattern for every domain, though custom domains have dots. */
const PREFIX = '^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$'

/** @throws InvalidParameterException LimitExceededException when a pool can't get this domain */
export function checkNewDomain(context: Context, pool: UserPool, domain: UserPoolDomain): void {
  if (!isCustom(domain) && !new RegExp(PREFIX).test(domain.Domain)) {
    throw InvalidParameterException(
      `1 validation error detected: Value '${domain.Domain}' at 'domain' failed to satisfy constraint: Member must satisfy regular expression pattern: ${PREFIX}`,
    )
  }
  checkDomain(context, domain)
  const taken = findDomain(context, domain.Domain)
  if (taken) throw unworded(context, InvalidParameterException, 'the domain is taken')
  if (domainsOf(context, pool).some((other) => isCustom(other) === isCustom(domain))) {
    throw unworded(context, InvalidParameterException, 'a pool has one prefix and one custom domain')
  }
  if (isCustom(domain)) checkQuota(context, 'custom domains in a Region', customDomainsOf(context).length)
}

/** @throws InvalidParameterException when a domain's settings do not go together */
export function checkDomain(context: Context, domain: UserPoolDomain): void {
  const rule = RULES.find(({ broken }) => broken(domain))
  if (rule) throw unworded(context, InvalidParameterException, rule.why)
}

/** Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain.html */
const RULES: { broken: (domain: UserPoolDomain) => unknown; why: string }[] = [
  {
    broken: (domain) => !isCustom(domain) && /aws|amazon|cognito/.test(domain.Domain),
    why: 'a prefix has none of the words aws, amazon and cognito in it',
  },
  {
    broken: (domain) => isCustom(domain) && !/^([a-z0-9-]+\.)+[a-z0-9-]+$/.test(domain.Domain),
    why: 'a custom domain is a full domain name',
  },
  {
    broken: ({ CustomDomainConfig }) =>
      CustomDomainConfig && !CustomDomainConfig.CertificateArn.includes(':us-east-1:'),
    why: 'the certificate must be one of us-east-1',
  },
  {
    broken: ({ ManagedLoginVersion }) => ManagedLoginVersion !== 1 && ManagedLoginVersion !== 2,
    why: 'ManagedLoginVersion is 1 or 2',
  },
]

/** What creation and update answer. */
export const domainAnswer = ({ ManagedLoginVersion, cloudFrontDomain, Routing }: UserPoolDomain) => ({
  ManagedLoginVersion,
  ...(cloudFrontDomain && { CloudFrontDomain: cloudFrontDomain }),
  ...(Routing && { Routing }),
})
