import type { Context } from '../../context.ts'
import { newDistributionId } from '../../crypto/ids.ts'
import type { Input, Output } from '../../model/types.ts'
import { putDomain, type UserPoolDomain } from '../../store/domains.ts'
import { poolOf } from '../../store/userPools.ts'
import { checkNewDomain, domainAnswer } from '../pools/domains.ts'
import { checkTier, domainFeaturesOf } from '../pools/tiers.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolDomain.html */
export async function CreateUserPoolDomain(
  input: Input<'CreateUserPoolDomain'>,
  context: Context,
): Promise<Output<'CreateUserPoolDomain'>> {
  const pool = poolOf(context, input.UserPoolId)
  const cloudFrontDomain = `${newDistributionId(context.world)}.cloudfront.net`
  const domain: UserPoolDomain = {
    ...input,
    ManagedLoginVersion: input.ManagedLoginVersion ?? 1,
    ...(input.CustomDomainConfig && { cloudFrontDomain }),
  }
  checkNewDomain(context, pool, domain)
  checkTier(pool.UserPoolTier, domainFeaturesOf(domain))

  putDomain(context, domain)
  return domainAnswer(domain)
}
