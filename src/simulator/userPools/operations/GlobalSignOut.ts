import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { signOutEverywhere } from '../tokens/revoke.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html */
export async function GlobalSignOut(
  input: Input<'GlobalSignOut'>,
  context: Context,
): Promise<Output<'GlobalSignOut'>> {
  const { user } = await bearerOf(context, input.AccessToken)

  signOutEverywhere(context, user)
  return {}
}
