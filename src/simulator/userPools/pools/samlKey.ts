import type { Context } from '../../context.ts'
import { selfSigned } from '../../crypto/certificate.ts'
import { poolOf, putPool, type SamlKey, type UserPool } from '../../store/userPools.ts'

const TEN_YEARS = 10 * 365 * 24 * 60 * 60_000

/** The key that signs a pool's SAML requests, with its certificate. It is made when it is first asked for. */
export async function samlKeyOf(context: Context, pool: UserPool): Promise<SamlKey> {
  if (pool.samlKey) return pool.samlKey
  const { world } = context
  const pair = await world.createKey()
  const from = world.now()
  const serial = world.random(16)
  serial[0] = (serial[0]! & 0x7f) | 0x40
  const certificate = await selfSigned(pair, { name: pool.Id, serial, from, until: from + TEN_YEARS })

  // Another call may have made one meanwhile: the first stays.
  const now = poolOf(context, pool.Id)
  if (now.samlKey) return now.samlKey
  const samlKey = { ...pair, certificate }
  putPool(context, { ...now, samlKey })
  return samlKey
}
