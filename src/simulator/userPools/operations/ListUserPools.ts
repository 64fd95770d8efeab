import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { pageOf } from '../../store/page.ts'
import { entriesUnder } from '../../store/table.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserPools.html */
export async function ListUserPools(
  input: Input<'ListUserPools'>,
  context: Context,
): Promise<Output<'ListUserPools'>> {
  const { items, next } = pageOf(
    context,
    ['ListUserPools', context.region],
    (from) => entriesUnder(context.state.userPools, `${context.region}_`, from),
    input.MaxResults,
    input.NextToken,
  )
  const UserPools = items.map(({ Id, Name, LambdaConfig, LastModifiedDate, CreationDate }) => ({
    Id,
    Name,
    LambdaConfig,
    LastModifiedDate,
    CreationDate,
  }))
  return { UserPools, ...(next && { NextToken: next }) }
}
