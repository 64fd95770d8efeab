import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js'
import { readAttestation, readAuthenticatorData, type AuthenticatorData } from './authenticatorData.ts'
import { base64url, fromBase64url, sameText, utf8ToBytes } from './bytes.ts'
import type { CborMap } from './cbor.ts'
import { isSignature, isUsable, passkeyKeyOf, type PasskeyKey } from './coseKey.ts'

/** What a relying party asked for: whose passkey, in answer to which challenge, with what care. */
export type Ceremony = {
  relyingPartyId: string
  /** base64url */
  challenge: string
  /** the authenticator must have made sure of its user by PIN, finger or face */
  isVerificationRequired: boolean
}

/** What is wrong with a credential, each with a name of its own in the API. */
export type Problem = 'malformed' | 'challenge' | 'origin' | 'relyingParty' | 'unsupported' | 'signature'

/** A credential that is refused: `why` in our words. */
export type Refused = { problem: Problem; why: string }

const refused = (problem: Problem, why: string): Refused => ({ problem, why })

/** A passkey that was just made, as the relying party will know it. */
export type NewPasskey = PasskeyKey & {
  /** base64url */
  id: string
  /** how often it has signed; 0 where the authenticator does not count */
  signCount: number
  transports: string[]
  attachment?: string
}

type Json = Record<string, unknown>

/**
 * Checks a new passkey: the relying party's part of registration.
 * Source: https://www.w3.org/TR/webauthn-3/#sctn-registering-a-new-credential
 *
 * @param credential RegistrationResponseJSON, as `PublicKeyCredential.toJSON()` gives it
 */
export async function verifyRegistration(
  ceremony: Ceremony,
  credential: unknown,
): Promise<NewPasskey | Refused> {
  const { id, response, attachment } = envelopeOf(credential)
  const clientData = bytesOf(response.clientDataJSON)
  const attestation = readAttestation(bytesOf(response.attestationObject))
  if (!id || !clientData || !attestation) return refused('malformed', 'the credential cannot be read')
  const { data, format, statement } = attestation
  const wrong = wrongClientData(ceremony, 'webauthn.create', clientData) ?? wrongData(ceremony, data)
  if (wrong) return wrong
  if (!data.attested || data.attested.id !== id) return refused('malformed', 'the credential id is another')
  const key = passkeyKeyOf(data.attested.key)
  if (!key || !(await isUsable(key))) return refused('unsupported', 'its key is neither ES256 nor RS256')
  const signed = concatBytes(data.bytes, sha256(clientData))
  if (!(await isAttested(format, statement, key, signed))) {
    return refused('unsupported', `its attestation (${format}) is neither none nor its own signature`)
  }
  const transports = Array.isArray(response.transports) ? response.transports.filter(isText) : []
  return { ...key, id, signCount: data.signCount, transports, ...(attachment && { attachment }) }
}

/** What is kept of a passkey and needed to check its next use. */
export type KnownPasskey = PasskeyKey & { signCount: number }

/** A use of a passkey that is good. */
export type Assertion = { signCount: number; isUserVerified: boolean }

/**
 * Checks the use of a passkey: the relying party's part of signing in.
 * Source: https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion
 *
 * @param credential AuthenticationResponseJSON, as `PublicKeyCredential.toJSON()` gives it
 * @param userHandle base64url of the user's id; a credential that names another is refused
 */
export async function verifyAssertion(
  ceremony: Ceremony,
  credential: unknown,
  passkey: KnownPasskey,
  userHandle: string,
): Promise<Assertion | Refused> {
  const { response } = envelopeOf(credential)
  const clientData = bytesOf(response.clientDataJSON)
  const data = readAuthenticatorData(bytesOf(response.authenticatorData))
  const signature = bytesOf(response.signature)
  if (!clientData || !data || !signature) return refused('malformed', 'the credential cannot be read')
  const handle = response.userHandle ?? userHandle
  if (handle !== userHandle) return refused('malformed', 'the passkey is another user’s')
  const wrong = wrongClientData(ceremony, 'webauthn.get', clientData) ?? wrongData(ceremony, data)
  if (wrong) return wrong
  if (!(await isSignature(passkey, signature, concatBytes(data.bytes, sha256(clientData))))) {
    return refused('signature', 'the signature is not the passkey’s')
  }
  const isCounting = data.signCount > 0 || passkey.signCount > 0
  if (isCounting && data.signCount <= passkey.signCount) {
    return refused('signature', 'its counter did not grow: there may be a copy of the passkey')
  }
  return { signCount: data.signCount, isUserVerified: data.isUserVerified }
}

/** The id of the passkey that a credential is of, base64url; `undefined` when it cannot be read. */
export const credentialIdOf = (credential: unknown): string | undefined => envelopeOf(credential).id

/** What both kinds of credentials have around their response. */
function envelopeOf(credential: unknown): { id?: string; response: Json; attachment?: string } {
  if (!isObject(credential) || !isObject(credential.response) || credential.type !== 'public-key') {
    return { response: {} }
  }
  const { id, rawId = id, response, authenticatorAttachment } = credential
  const isId = isText(id) && id === rawId && id.length > 0 && bytesOf(id)
  return {
    ...(isId && { id: base64url(isId) }),
    response,
    ...(isText(authenticatorAttachment) && { attachment: authenticatorAttachment }),
  }
}

/** What the browser says of the ceremony. */
function wrongClientData(ceremony: Ceremony, type: string, bytes: Uint8Array): Refused | undefined {
  const data = readJson(bytes)
  if (data?.type !== type) return refused('malformed', `its client data is not of ${type}`)
  if (!isText(data.challenge) || !sameText(data.challenge, ceremony.challenge)) {
    return refused('challenge', 'it answers another challenge')
  }
  if (!isText(data.origin) || !isOriginOf(ceremony.relyingPartyId, data.origin)) {
    return refused('origin', `${String(data.origin)} is no page of ${ceremony.relyingPartyId}`)
  }
  if (data.crossOrigin === true) return refused('origin', 'it was made in a frame of another site')
  return undefined
}

/** Pages of the relying party's domain and of those below it; unencrypted ones on the reader's own machine only. */
function isOriginOf(relyingPartyId: string, origin: string): boolean {
  const url = URL.canParse(origin) ? new URL(origin) : undefined
  if (!url || url.origin !== origin) return false
  const isTheirs = url.hostname === relyingPartyId || url.hostname.endsWith(`.${relyingPartyId}`)
  const isLocal = url.hostname === 'localhost' || url.hostname.endsWith('.localhost')
  return isTheirs && (url.protocol === 'https:' || (url.protocol === 'http:' && isLocal))
}

function wrongData(
  { relyingPartyId, isVerificationRequired }: Ceremony,
  data: AuthenticatorData,
): Refused | undefined {
  if (bytesToHex(data.relyingPartyHash) !== bytesToHex(sha256(utf8ToBytes(relyingPartyId)))) {
    return refused('relyingParty', `it belongs to another site than ${relyingPartyId}`)
  }
  if (!data.isUserPresent) return refused('unsupported', 'nobody was there when it was used')
  if (isVerificationRequired && !data.isUserVerified) {
    return refused('unsupported', 'the user was not verified by PIN, finger or face')
  }
  return data.isBackupConsistent ? undefined : refused('malformed', 'it is backed up but cannot be')
}

/** Nothing said of the maker, or the passkey's own signature: what browsers give to a site that asks for no attestation. */
async function isAttested(
  format: string,
  statement: CborMap,
  key: PasskeyKey,
  signed: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  if (format === 'none') return statement.size === 0
  const signature = statement.get('sig')
  const isSelf = format === 'packed' && !statement.has('x5c') && statement.get('alg') === key.algorithm
  return isSelf && signature instanceof Uint8Array && isSignature(key, signature, signed)
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Bytes of a base64url text. */
function bytesOf(value: unknown): Uint8Array<ArrayBuffer> | undefined {
  const bytes = isText(value) ? fromBase64url(value) : undefined
  return bytes && new Uint8Array(bytes)
}

function readJson(bytes: Uint8Array): Json | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}
