import type { Context } from '../context.ts'
import { ResourceNotFoundException } from '../errors.ts'
import type { Input } from '../model/types.ts'
import { findRecord, putRecord, removeRecord } from './records.ts'
import { entriesUnder } from './table.ts'
import type { UserPool } from './userPools.ts'

/** An API with its own scopes: `Identifier/ScopeName`. */
export type ResourceServer = Input<'CreateResourceServer'>

const keyOf = (pool: UserPool, identifier: string) => `${pool.Id}/${identifier}`

export const findResourceServer = (context: Context, pool: UserPool, identifier: string) =>
  findRecord(context, 'resourceServers', keyOf(pool, identifier))

/** @throws ResourceNotFoundException (OP-148) */
export function resourceServerOf(context: Context, pool: UserPool, identifier: string): ResourceServer {
  const found = findResourceServer(context, pool, identifier)
  if (!found) throw ResourceNotFoundException(`Resource server ${identifier} does not exist.`)
  return found
}

/** A pool's resource servers by key, from the first key >= `from`. */
export const resourceServersOf = ({ state }: Context, pool: UserPool, from = '') =>
  entriesUnder(state.resourceServers, `${pool.Id}/`, from)

export const putResourceServer = (context: Context, pool: UserPool, server: ResourceServer) =>
  putRecord(context, 'resourceServers', keyOf(pool, server.Identifier), server)

export const removeResourceServer = (context: Context, pool: UserPool, identifier: string) =>
  removeRecord(context, 'resourceServers', keyOf(pool, identifier))
