import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOfArn } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListTagsForResource.html */
export async function ListTagsForResource(
  input: Input<'ListTagsForResource'>,
  context: Context,
): Promise<Output<'ListTagsForResource'>> {
  return { Tags: poolOfArn(context, input.ResourceArn).UserPoolTags ?? {} }
}
