import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOfArn, putPool } from '../../store/userPools.ts'
import { MAX_TAGS } from '../pools/rules.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_TagResource.html */
export async function TagResource(
  input: Input<'TagResource'>,
  context: Context,
): Promise<Output<'TagResource'>> {
  const pool = poolOfArn(context, input.ResourceArn)
  const UserPoolTags = { ...pool.UserPoolTags, ...input.Tags }
  if (Object.keys(UserPoolTags).length > MAX_TAGS) {
    throw unworded(context, InvalidParameterException, `a pool has at most ${MAX_TAGS} tags`)
  }
  putPool(context, { ...pool, UserPoolTags })
  return {}
}
