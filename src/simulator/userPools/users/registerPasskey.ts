import type { Context } from '../../context.ts'
import { verifyRegistration } from '../../crypto/webauthn.ts'
import type { User } from '../../store/users.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import { checkPasskeysAllowed, relyingPartyOf } from '../pools/relyingParty.ts'
import {
  addPasskey,
  ceremonyOf,
  checkPasskeyQuota,
  notRegistered,
  registrationOf,
  startRegistration,
} from './passkeys.ts'

/** Who registers a passkey, and at which client. */
export type Registering = {
  pool: UserPool
  client: UserPoolClient
  /** read anew each time: another call may change the user meanwhile */
  readonly user: User
}

/**
 * Begins a registration: PublicKeyCredentialCreationOptionsJSON for the browser.
 *
 * @throws WebAuthnNotEnabledException WebAuthnConfigurationMissingException LimitExceededException
 */
export function beginPasskey(context: Context, { pool, client, user }: Registering) {
  checkPasskeysAllowed(pool)
  const relyingParty = relyingPartyOf(context, pool)
  checkPasskeyQuota(context, user)
  return startRegistration(context, client, user, relyingParty)
}

/**
 * Ends a registration with what the browser made.
 *
 * @param credential RegistrationResponseJSON
 * @throws AwsException when it is not what was asked for
 */
export async function completePasskey(
  context: Context,
  who: Registering,
  credential: unknown,
): Promise<void> {
  const { pool, client } = who
  checkPasskeysAllowed(pool)
  const { challenge } = registrationOf(context, client, who.user)
  const relyingParty = relyingPartyOf(context, pool)
  const made = await verifyRegistration(ceremonyOf(relyingParty, challenge), credential)
  if ('problem' in made) throw notRegistered(context, made)
  context.note({ kind: 'check', what: 'The passkey was made here, in answer to this challenge' })

  // Signatures took their time: another call may have ended this registration, or begun a new one.
  const { user } = who
  if (registrationOf(context, client, user).challenge !== challenge) {
    throw notRegistered(context, { problem: 'challenge', why: 'a newer registration was started' })
  }
  checkPasskeyQuota(context, user)
  addPasskey(context, user, relyingParty.id, made)
}
