import type { Context } from '../../context.ts'
import { newCertifiedKey } from '../../crypto/certificate.ts'
import { poolOf, putPool, type SamlKey, type UserPool } from '../../store/userPools.ts'

/** The key that signs a pool's SAML requests, with its certificate. It is made when it is first asked for. */
export async function samlKeyOf(context: Context, pool: UserPool): Promise<SamlKey> {
  if (pool.samlKey) return pool.samlKey
  const samlKey = await newCertifiedKey(context.world, pool.Id)

  // Another call may have made one meanwhile: the first stays.
  const now = poolOf(context, pool.Id)
  if (now.samlKey) return now.samlKey
  putPool(context, { ...now, samlKey })
  return samlKey
}
