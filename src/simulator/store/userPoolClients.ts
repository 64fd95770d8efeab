import type { Context } from '../context.ts'
import { findRecord, putRecord } from './records.ts'
import { noSuchClient } from '../errors.ts'
import type { Input } from '../model/types.ts'
import { valuesUnder } from './table.ts'
import { poolOf, type UserPool } from './userPools.ts'

/** One of an app client's at most two secrets, date in seconds. */
export type ClientSecret = {
  ClientSecretId: string
  ClientSecretValue: string
  ClientSecretCreateDate: number
}

/** What UpdateUserPoolClient replaces as a whole: every member, as given or as its default. */
export type ClientSettings = Omit<Input<'UpdateUserPoolClient'>, 'UserPoolId' | 'ClientId' | 'ClientName'> & {
  ClientName: string
  RefreshTokenValidity: number
  AuthSessionValidity: number
  EnableTokenRevocation: boolean
  AllowedOAuthFlowsUserPoolClient: boolean
}

/** An app client: members as the API names them, dates in seconds; members of ours in lower case. */
export type UserPoolClient = ClientSettings & {
  UserPoolId: string
  ClientId: string
  CreationDate: number
  LastModifiedDate: number
  /** oldest first; absent or empty: a public client */
  secrets?: ClientSecret[]
  /** what SetUserPoolClientSessionConfiguration set */
  ssoSession?: Input<'SetUserPoolClientSessionConfiguration'>['SSOSession']
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

/** A pool's app clients, by id. */
export const clientsOf = ({ state }: Context, pool: UserPool): UserPoolClient[] =>
  [...valuesUnder(state.userPoolClients, '')].filter(({ UserPoolId }) => UserPoolId === pool.Id)

export const putClient = (context: Context, client: UserPoolClient) =>
  putRecord(context, 'userPoolClients', client.ClientId, client)
