import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { checkPasskeysAllowed, relyingPartyOf } from '../pools/relyingParty.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { checkPasskeyQuota, startRegistration } from '../users/passkeys.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_StartWebAuthnRegistration.html */
export async function StartWebAuthnRegistration(
  input: Input<'StartWebAuthnRegistration'>,
  context: Context,
): Promise<Output<'StartWebAuthnRegistration'>> {
  const { pool, client, user } = await bearerOf(context, input.AccessToken)
  checkPasskeysAllowed(pool)
  const relyingParty = relyingPartyOf(context, pool)
  checkPasskeyQuota(context, user)
  return { CredentialCreationOptions: startRegistration(context, client, user, relyingParty) }
}
