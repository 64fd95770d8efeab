import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { identityProvidersOf } from '../../store/identityProviders.ts'
import { pageOf } from '../../store/page.ts'
import { poolOf } from '../../store/userPools.ts'
import { summaryOf } from '../pools/identityProviders.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListIdentityProviders.html */
export async function ListIdentityProviders(
  input: Input<'ListIdentityProviders'>,
  context: Context,
): Promise<Output<'ListIdentityProviders'>> {
  const pool = poolOf(context, input.UserPoolId)
  const { items, next } = pageOf(
    context,
    ['ListIdentityProviders', pool.Id],
    (from) => identityProvidersOf(context, pool, from),
    input.MaxResults || 60,
    input.NextToken,
  )
  return { Providers: items.map(summaryOf), ...(next && { NextToken: next }) }
}
