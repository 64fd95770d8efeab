import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOf } from '../../store/userPools.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserPoolSessionConfiguration.html */
export async function GetUserPoolSessionConfiguration(
  input: Input<'GetUserPoolSessionConfiguration'>,
  context: Context,
): Promise<Output<'GetUserPoolSessionConfiguration'>> {
  const { Id, sessionTracking } = poolOf(context, input.UserPoolId)
  return { UserPoolId: Id, ...(sessionTracking ?? NONE) }
}

const NONE = { UserSessionTracking: 'DISABLED', TokenSession: { MaxPerUser: 20 } } as const
