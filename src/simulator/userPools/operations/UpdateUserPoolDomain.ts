import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { domainOf, isCustom, putDomain } from '../../store/domains.ts'
import { poolOf } from '../../store/userPools.ts'
import { checkDomain, domainAnswer } from '../pools/domains.ts'
import { checkTier, domainFeaturesOf } from '../pools/tiers.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolDomain.html */
export async function UpdateUserPoolDomain(
  input: Input<'UpdateUserPoolDomain'>,
  context: Context,
): Promise<Output<'UpdateUserPoolDomain'>> {
  const pool = poolOf(context, input.UserPoolId)
  const former = domainOf(context, pool, input.Domain)
  if (input.CustomDomainConfig && !isCustom(former)) {
    throw unworded(context, InvalidParameterException, 'a prefix has no certificate')
  }
  const domain = { ...former, ...input }
  checkDomain(context, domain)
  checkTier(pool.UserPoolTier, domainFeaturesOf(domain))

  putDomain(context, domain)
  return domainAnswer(domain)
}
