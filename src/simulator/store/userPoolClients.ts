import type { Context } from '../context.ts'
import { findRecord, putRecord } from './records.ts'
import { noSuchClient } from '../errors.ts'
import type { Input } from '../model/types.ts'
import { poolOf, type UserPool } from './userPools.ts'

/** An app client: what CreateUserPoolClient was given, its ids, dates in seconds. */
export type UserPoolClient = Omit<Input<'CreateUserPoolClient'>, 'GenerateSecret'> & {
  ClientId: string
  ClientSecret?: string
  RefreshTokenValidity: number
  AuthSessionValidity: number
  EnableTokenRevocation: boolean
  AllowedOAuthFlowsUserPoolClient: boolean
  CreationDate: number
  LastModifiedDate: number
}

/** A client of one of this Region's pools. */
export function findClient(context: Context, id: string): UserPoolClient | undefined {
  const client = findRecord(context, 'userPoolClients', id)
  return client?.UserPoolId.startsWith(`${context.region}_`) ? client : undefined
}

/** @throws ResourceNotFoundException when there is no such client in this Region */
export function clientOf(context: Context, id: string): { client: UserPoolClient; pool: UserPool } {
  const client = findClient(context, id)
  if (!client) throw noSuchClient(id)
  return { client, pool: poolOf(context, client.UserPoolId) }
}

/** @throws ResourceNotFoundException when there is no such pool, or the client is not one of its own */
export function clientOfPool(context: Context, poolId: string, id: string) {
  const pool = poolOf(context, poolId)
  const client = findRecord(context, 'userPoolClients', id)
  if (client?.UserPoolId !== pool.Id) throw noSuchClient(id)
  return { client, pool }
}

export const putClient = (context: Context, client: UserPoolClient) =>
  putRecord(context, 'userPoolClients', client.ClientId, client)
