import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { beginPasskey } from '../users/registerPasskey.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_StartWebAuthnRegistration.html */
export async function StartWebAuthnRegistration(
  input: Input<'StartWebAuthnRegistration'>,
  context: Context,
): Promise<Output<'StartWebAuthnRegistration'>> {
  return { CredentialCreationOptions: beginPasskey(context, await bearerOf(context, input.AccessToken)) }
}
