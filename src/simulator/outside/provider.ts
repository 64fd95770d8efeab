import type { Context } from '../context.ts'
import { selfSigned } from '../crypto/certificate.ts'
import { base64url } from '../crypto/bytes.ts'
import { findOutsideProvider, putOutsideProvider, type OutsideProvider } from '../store/outside.ts'

const TEN_YEARS = 10 * 365 * 24 * 60 * 60_000

/** What a provider signs with: made when it is first asked for. */
export async function providerOf(context: Context, name: string): Promise<OutsideProvider> {
  const known = findOutsideProvider(context, name)
  if (known) return known
  const { world } = context
  const pair = await world.createKey()
  const from = world.now()
  const serial = world.random(16)
  serial[0] = (serial[0]! & 0x7f) | 0x40
  const certificate = await selfSigned(pair, { name, serial, from, until: from + TEN_YEARS })

  // Another request may have made one meanwhile: the first stays.
  const now = findOutsideProvider(context, name)
  if (now) return now
  const provider = { ...pair, name, kid: base64url(world.random(12)), certificate }
  putOutsideProvider(context, provider)
  return provider
}
