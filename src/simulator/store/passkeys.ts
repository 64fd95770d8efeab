import { unworded, type Context } from '../context.ts'
import type { PasskeyKey } from '../crypto/coseKey.ts'
import { ResourceNotFoundException } from '../errors.ts'
import type { Output } from '../model/types.ts'
import { findRecord, putRecord, removeRecord } from './records.ts'
import { entriesUnder } from './table.ts'
import type { User } from './users.ts'

/** A passkey as ListWebAuthnCredentials shows it, date in seconds; members of ours in lower case. */
export type Passkey = Output<'ListWebAuthnCredentials'>['Credentials'] extends (infer C)[] | undefined
  ? { [M in Exclude<keyof C, 'AuthenticatorAttachment'>]: NonNullable<C[M]> } & {
      AuthenticatorAttachment?: string
    } & PasskeyKey & {
        /** how often it has signed, as it says itself; 0 where it does not count */
        signCount: number
      }
  : never

/** A registration that was started: its challenge (base64url), at which client, and until when (milliseconds). */
export type PasskeyRegistration = { challenge: string; ClientId: string; expiresAt: number }

const userKey = ({ UserPoolId, sub }: User) => `${UserPoolId}/${sub}`
const passkeyKey = (user: User, id: string) => `${userKey(user)}/${id}`
const ownerKey = ({ UserPoolId }: User, id: string) => `${UserPoolId}/${id}`

export const findPasskey = (context: Context, user: User, id: string): Passkey | undefined =>
  findRecord(context, 'passkeys', passkeyKey(user, id))

/** @throws ResourceNotFoundException without AWS's words, which are not on record */
export function passkeyOf(context: Context, user: User, id: string): Passkey {
  const found = findPasskey(context, user, id)
  if (!found) throw unworded(context, ResourceNotFoundException, 'the user has no such passkey')
  return found
}

/** A user's passkeys by key, from the first key >= `from` (OP-657). */
export const passkeysOf = ({ state }: Context, user: User, from = '') =>
  entriesUnder(state.passkeys, `${userKey(user)}/`, from)

/** Whether somebody of the user's pool has the passkey: ids are unique. */
export const isPasskeyTaken = (context: Context, user: User, id: string): boolean =>
  findRecord(context, 'passkeyOwners', ownerKey(user, id)) !== undefined

export const putPasskey = (context: Context, user: User, passkey: Passkey) =>
  putRecord(context, 'passkeys', passkeyKey(user, passkey.CredentialId), passkey)

export function putNewPasskey(context: Context, user: User, passkey: Passkey): void {
  putPasskey(context, user, passkey)
  putRecord(context, 'passkeyOwners', ownerKey(user, passkey.CredentialId), user.Username)
}

export function removePasskey(context: Context, user: User, id: string): void {
  removeRecord(context, 'passkeys', passkeyKey(user, id))
  removeRecord(context, 'passkeyOwners', ownerKey(user, id))
}

/** Removes a user's passkeys, and the one that is being registered. */
export function removePasskeys(context: Context, user: User): void {
  for (const [, { CredentialId }] of [...passkeysOf(context, user)]) {
    removePasskey(context, user, CredentialId)
  }
  removeRegistration(context, user)
}

export const findRegistration = (context: Context, user: User): PasskeyRegistration | undefined =>
  findRecord(context, 'passkeyRegistrations', userKey(user))

/** Whoever starts once more drops what they had started. */
export const putRegistration = (context: Context, user: User, registration: PasskeyRegistration) =>
  putRecord(context, 'passkeyRegistrations', userKey(user), registration)

export const removeRegistration = (context: Context, user: User) =>
  removeRecord(context, 'passkeyRegistrations', userKey(user))
