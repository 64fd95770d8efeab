import { seconds, unworded, type Context } from '../../context.ts'
import { base64url, utf8ToBytes } from '../../crypto/bytes.ts'
import { ALGORITHMS } from '../../crypto/coseKey.ts'
import type { Ceremony, NewPasskey, Problem, Refused } from '../../crypto/webauthn.ts'
import {
  InvalidParameterException,
  WebAuthnChallengeNotFoundException,
  WebAuthnClientMismatchException,
  WebAuthnCredentialNotSupportedException,
  WebAuthnOriginNotAllowedException,
  WebAuthnRelyingPartyMismatchException,
  type AwsException,
} from '../../errors.ts'
import {
  findRegistration,
  isPasskeyTaken,
  passkeysOf,
  putNewPasskey,
  putRegistration,
  removeRegistration,
  type Passkey,
  type PasskeyRegistration,
} from '../../store/passkeys.ts'
import type { User } from '../../store/users.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import { checkQuota } from '../pools/quotas.ts'
import type { RelyingParty } from '../pools/relyingParty.ts'

/** What passkeys know a user by: base64url, as the browser gives it back. */
export const userHandleOf = ({ sub }: User): string => base64url(utf8ToBytes(sub))

export const newChallenge = ({ world }: Context): string => base64url(world.random(32))

/** A user's passkeys as a browser is told of them. */
export const descriptorsOf = (context: Context, user: User) =>
  [...passkeysOf(context, user)].map(([, { CredentialId, AuthenticatorTransports }]) => ({
    type: 'public-key',
    id: CredentialId,
    transports: AuthenticatorTransports,
  }))

/** What a relying party asks of the browser, and measures its answer by. */
export const ceremonyOf = ({ id, userVerification }: RelyingParty, challenge: string): Ceremony => ({
  relyingPartyId: id,
  challenge,
  isVerificationRequired: userVerification === 'required',
})

/** How long the browser may take: milliseconds (OP-146). */
export const TIMEOUT = 60_000

/** @throws LimitExceededException when the user has as many as there may be */
export const checkPasskeyQuota = (context: Context, user: User): void =>
  checkQuota(context, 'passkeys of a user', [...passkeysOf(context, user)].length)

/**
 * Starts a registration: PublicKeyCredentialCreationOptionsJSON (OP-146). How long Cognito waits for its end is not on
 * record; here as long as for the answer to a challenge of signing in.
 */
export function startRegistration(
  context: Context,
  client: UserPoolClient,
  user: User,
  { id, userVerification }: RelyingParty,
) {
  const challenge = newChallenge(context)
  const expiresAt = context.world.now() + client.AuthSessionValidity * 60_000
  putRegistration(context, user, { challenge, ClientId: client.ClientId, expiresAt })
  return {
    rp: { id, name: id },
    user: { id: userHandleOf(user), name: user.Username, displayName: user.Username },
    challenge,
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
    timeout: TIMEOUT,
    excludeCredentials: descriptorsOf(context, user),
    authenticatorSelection: { residentKey: 'required', userVerification },
  }
}

/**
 * The registration that a user started at this client.
 *
 * @throws WebAuthnChallengeNotFoundException WebAuthnClientMismatchException in our words (OP-119)
 */
export function registrationOf(context: Context, client: UserPoolClient, user: User): PasskeyRegistration {
  const started = findRegistration(context, user)
  if (!started || context.world.now() >= started.expiresAt) throw EXCEPTIONS.challenge()
  if (started.ClientId === client.ClientId) return started
  throw WebAuthnClientMismatchException('The registration was started at another app client.')
}

const EXCEPTIONS: Record<Problem, () => AwsException> = {
  challenge: () => WebAuthnChallengeNotFoundException('No such registration is under way.'),
  origin: () => WebAuthnOriginNotAllowedException('The passkey was made at another origin.'),
  relyingParty: () => WebAuthnRelyingPartyMismatchException('The passkey belongs to another relying party.'),
  unsupported: () => WebAuthnCredentialNotSupportedException('Passkeys of this kind are not supported.'),
  malformed: InvalidParameterException,
  signature: InvalidParameterException,
}

/** A passkey that can't be registered: its exception in our words (OP-119), and in the timeline why. */
export const notRegistered = (context: Context, { problem, why }: Refused): AwsException =>
  unworded(context, EXCEPTIONS[problem], why)

/** Ends a registration: the user has one passkey more. @throws InvalidParameterException when somebody has it already */
export function addPasskey(context: Context, user: User, relyingPartyId: string, made: NewPasskey): void {
  const { id, transports, attachment, ...key } = made
  if (isPasskeyTaken(context, user, id)) {
    throw unworded(context, InvalidParameterException, 'the passkey is registered already')
  }
  const passkey: Passkey = {
    CredentialId: id,
    // OP-658
    FriendlyCredentialName: 'Passkey',
    RelyingPartyId: relyingPartyId,
    ...(attachment && { AuthenticatorAttachment: attachment }),
    AuthenticatorTransports: transports,
    CreatedAt: seconds(context),
    ...key,
  }
  removeRegistration(context, user)
  putNewPasskey(context, user, passkey)
}
