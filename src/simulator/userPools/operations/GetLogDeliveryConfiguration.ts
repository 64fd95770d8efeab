import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOf } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetLogDeliveryConfiguration.html */
export async function GetLogDeliveryConfiguration(
  input: Input<'GetLogDeliveryConfiguration'>,
  context: Context,
): Promise<Output<'GetLogDeliveryConfiguration'>> {
  const { Id, logDelivery = [] } = poolOf(context, input.UserPoolId)
  return { LogDeliveryConfiguration: { UserPoolId: Id, LogConfigurations: logDelivery } }
}
