import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { allTerms } from '../../store/appearance.ts'
import { pageOf } from '../../store/page.ts'
import { poolOf } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListTerms.html */
export async function ListTerms(input: Input<'ListTerms'>, context: Context): Promise<Output<'ListTerms'>> {
  const pool = poolOf(context, input.UserPoolId)
  const { items, next } = pageOf(
    context,
    ['ListTerms', pool.Id],
    (from) => allTerms(context, pool, from),
    input.MaxResults ?? 60,
    input.NextToken,
  )
  const Terms = items.map(({ TermsId, TermsName, Enforcement, CreationDate, LastModifiedDate }) => ({
    TermsId,
    TermsName,
    Enforcement,
    CreationDate,
    LastModifiedDate,
  }))
  return { Terms, ...(next && { NextToken: next }) }
}
