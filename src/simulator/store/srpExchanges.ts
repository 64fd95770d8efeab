import type { Context } from '../context.ts'
import { findRecord, putShortLived, removeRecord } from './records.ts'

/** One SRP exchange between its two calls. Numbers are hex. */
export type SrpExchange = {
  secretBlock: string
  UserPoolId: string
  ClientId: string
  /** who proves something: USER_ID_FOR_SRP, the real username, or a device's key */
  userId: string
  /** what failures count under: the username, or the name given where nobody has it */
  name: string
  A: string
  B: string
  b: string
  /** the user's device, where the app named one at the start */
  deviceKey?: string
  /** whether the answer must bring the `Session` that came with it */
  hasSession: boolean
  expiresAt: number
}

/** The secret block's first 128 bits name the exchange. */
const exchangeKey = (secretBlock: string) => secretBlock.slice(0, 22)

export const putExchange = (context: Context, exchange: SrpExchange) =>
  putShortLived(
    context,
    'srpExchanges',
    exchangeKey(exchange.secretBlock),
    exchange,
    ({ expiresAt }) => context.world.now() >= expiresAt,
  )

/** The exchange that a secret block names, unless it is too old. */
export function findExchange(context: Context, secretBlock: string): SrpExchange | undefined {
  const exchange = findRecord(context, 'srpExchanges', exchangeKey(secretBlock))
  const isOpen = exchange?.secretBlock === secretBlock && context.world.now() < exchange.expiresAt
  return isOpen ? exchange : undefined
}

/** An exchange can be answered once. */
export const spendExchange = (context: Context, secretBlock: string) =>
  removeRecord(context, 'srpExchanges', exchangeKey(secretBlock))
