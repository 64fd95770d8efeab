import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { groupOf } from '../../store/groups.ts'
import { poolOf } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetGroup.html */
export async function GetGroup(input: Input<'GetGroup'>, context: Context): Promise<Output<'GetGroup'>> {
  return { Group: groupOf(context, poolOf(context, input.UserPoolId), input.GroupName) }
}
