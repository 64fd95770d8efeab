import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { passkeyOf, removePasskey } from '../../store/passkeys.ts'
import { bearerOf } from '../tokens/accessToken.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DeleteWebAuthnCredential.html */
export async function DeleteWebAuthnCredential(
  input: Input<'DeleteWebAuthnCredential'>,
  context: Context,
): Promise<Output<'DeleteWebAuthnCredential'>> {
  const { user } = await bearerOf(context, input.AccessToken)
  const { CredentialId } = passkeyOf(context, user, input.CredentialId)

  removePasskey(context, user, CredentialId)
  return {}
}
