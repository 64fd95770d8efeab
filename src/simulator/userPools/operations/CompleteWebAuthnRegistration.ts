import type { Context } from '../../context.ts'
import { verifyRegistration } from '../../crypto/webauthn.ts'
import type { Input, Output } from '../../model/types.ts'
import { checkPasskeysAllowed, relyingPartyOf } from '../pools/relyingParty.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import {
  addPasskey,
  ceremonyOf,
  checkPasskeyQuota,
  notRegistered,
  registrationOf,
} from '../users/passkeys.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CompleteWebAuthnRegistration.html */
export async function CompleteWebAuthnRegistration(
  input: Input<'CompleteWebAuthnRegistration'>,
  context: Context,
): Promise<Output<'CompleteWebAuthnRegistration'>> {
  const bearer = await bearerOf(context, input.AccessToken)
  const { pool, client } = bearer
  checkPasskeysAllowed(pool)
  const { challenge } = registrationOf(context, client, bearer.user)
  const relyingParty = relyingPartyOf(context, pool)
  const made = await verifyRegistration(ceremonyOf(relyingParty, challenge), input.Credential)
  if ('problem' in made) throw notRegistered(context, made)
  context.note({ kind: 'check', what: 'The passkey was made here, in answer to this challenge' })

  // Signatures took their time: another call may have ended this registration, or begun a new one.
  const { user } = bearer
  if (registrationOf(context, client, user).challenge !== challenge) {
    throw notRegistered(context, { problem: 'challenge', why: 'a newer registration was started' })
  }
  checkPasskeyQuota(context, user)
  addPasskey(context, user, relyingParty.id, made)
  return {}
}
