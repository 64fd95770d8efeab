import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { completePasskey } from '../users/registerPasskey.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CompleteWebAuthnRegistration.html */
export async function CompleteWebAuthnRegistration(
  input: Input<'CompleteWebAuthnRegistration'>,
  context: Context,
): Promise<Output<'CompleteWebAuthnRegistration'>> {
  await completePasskey(context, await bearerOf(context, input.AccessToken), input.Credential)
  return {}
}
