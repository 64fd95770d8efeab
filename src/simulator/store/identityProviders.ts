import type { Context } from '../context.ts'
import { ResourceNotFoundException } from '../errors.ts'
import type { Input } from '../model/types.ts'
import { findRecord, putRecord, removeRecord } from './records.ts'
import { entriesUnder } from './table.ts'
import type { UserPool } from './userPools.ts'

/** An outside identity provider of a pool, dates in seconds. */
export type IdentityProvider = Input<'CreateIdentityProvider'> & {
  CreationDate: number
  LastModifiedDate: number
}

const keyOf = (pool: UserPool, name: string) => `${pool.Id}/${name}`

export const findIdentityProvider = (context: Context, pool: UserPool, name: string) =>
  findRecord(context, 'identityProviders', keyOf(pool, name))

/** @throws ResourceNotFoundException without AWS's words, which are not on record */
export function identityProviderOf(context: Context, pool: UserPool, name: string): IdentityProvider {
  const found = findIdentityProvider(context, pool, name)
  if (!found) throw ResourceNotFoundException()
  return found
}

/** A pool's identity providers by key, from the first key >= `from`. */
export const identityProvidersOf = ({ state }: Context, pool: UserPool, from = '') =>
  entriesUnder(state.identityProviders, `${pool.Id}/`, from)

export const putIdentityProvider = (context: Context, pool: UserPool, provider: IdentityProvider) =>
  putRecord(context, 'identityProviders', keyOf(pool, provider.ProviderName), provider)

export const removeIdentityProvider = (context: Context, pool: UserPool, name: string) =>
  removeRecord(context, 'identityProviders', keyOf(pool, name))
