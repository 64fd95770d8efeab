import type { Context } from '../context.ts'
import { findRecord, putRecord, removeRecord } from './records.ts'

/** One SRP exchange between its two calls. Numbers are hex. */
export type SrpExchange = {
  secretBlock: string
  UserPoolId: string
  ClientId: string
  /** USER_ID_FOR_SRP: the real username */
  userId: string
  A: string
  B: string
  b: string
  expiresAt: number
}

/** The secret block's first 128 bits name the exchange. */
const exchangeKey = (secretBlock: string) => secretBlock.slice(0, 22)

export const putExchange = (context: Context, exchange: SrpExchange) =>
  putRecord(context, 'srpExchanges', exchangeKey(exchange.secretBlock), exchange)

/** Takes the exchange that a secret block names: it can be answered once. */
export function takeExchange(context: Context, secretBlock: string): SrpExchange | undefined {
  const key = exchangeKey(secretBlock)
  const exchange = findRecord(context, 'srpExchanges', key)
  if (exchange?.secretBlock !== secretBlock) return undefined
  removeRecord(context, 'srpExchanges', key)
  return context.world.now() < exchange.expiresAt ? exchange : undefined
}
