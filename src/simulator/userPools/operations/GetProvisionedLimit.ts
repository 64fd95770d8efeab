import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { describeLimit } from '../pools/provisionedLimits.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetProvisionedLimit.html */
export async function GetProvisionedLimit(
  input: Input<'GetProvisionedLimit'>,
  context: Context,
): Promise<Output<'GetProvisionedLimit'>> {
  return { Limit: describeLimit(context, input.LimitDefinition) }
}
