import type { Context } from '../context.ts'
import { base64url } from '../crypto/bytes.ts'
import type { CertifiedKey } from '../crypto/certificate.ts'
import { findRecord, putRecord, putShortLived, removeRecord } from './records.ts'

/** An identity provider of the outside world, by its name: what it signs with. */
export type OutsideProvider = CertifiedKey & { name: string; kid: string }

export const findOutsideProvider = (context: Context, name: string): OutsideProvider | undefined =>
  findRecord(context, 'outsideProviders', name)

export const putOutsideProvider = (context: Context, provider: OutsideProvider): void =>
  putRecord(context, 'outsideProviders', provider.name, provider)

/** What an outside provider has given out: a code, an access token, or the cookie of a browser that is signed in there. */
export type OutsideGrant = {
  kind: 'code' | 'token' | 'session'
  /** the provider's name */
  provider: string
  /** who signed in there, by their username */
  person: string
  client_id: string
  redirect_uri: string
  scopes: string[]
  nonce?: string
  /** milliseconds */
  expiresAt: number
}

/** @returns what stands for the grant */
export function newOutsideGrant(context: Context, grant: OutsideGrant): string {
  const key = base64url(context.world.random(24))
  putShortLived(context, 'outsideGrants', key, grant, ({ expiresAt }) => context.world.now() >= expiresAt)
  return key
}

/** A grant of a provider that is still good. */
export function findOutsideGrant(
  context: Context,
  provider: string,
  kind: OutsideGrant['kind'],
  key: string | null | undefined,
): OutsideGrant | undefined {
  const found = key ? findRecord(context, 'outsideGrants', key) : undefined
  const isRight = found?.kind === kind && found.provider === provider
  return isRight && context.world.now() < found.expiresAt ? found : undefined
}

export const removeOutsideGrant = (context: Context, key: string): void =>
  removeRecord(context, 'outsideGrants', key)
