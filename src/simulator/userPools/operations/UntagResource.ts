import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOfArn, putPool } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UntagResource.html */
export async function UntagResource(
  input: Input<'UntagResource'>,
  context: Context,
): Promise<Output<'UntagResource'>> {
  const pool = poolOfArn(context, input.ResourceArn)
  const kept = Object.entries(pool.UserPoolTags ?? {}).filter(([key]) => !input.TagKeys.includes(key))
  putPool(context, { ...pool, UserPoolTags: Object.fromEntries(kept) })
  return {}
}
