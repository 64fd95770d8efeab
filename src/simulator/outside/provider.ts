import type { Context } from '../context.ts'
import { newCertifiedKey } from '../crypto/certificate.ts'
import { base64url } from '../crypto/bytes.ts'
import { findOutsideProvider, putOutsideProvider, type OutsideProvider } from '../store/outside.ts'

/** What a provider signs with: made when it is first asked for. */
export async function providerOf(context: Context, name: string): Promise<OutsideProvider> {
  const known = findOutsideProvider(context, name)
  if (known) return known
  const { world } = context
  const key = await newCertifiedKey(world, name)

  // Another request may have made one meanwhile: the first stays.
  const now = findOutsideProvider(context, name)
  if (now) return now
  const provider = { ...key, name, kid: base64url(world.random(12)) }
  putOutsideProvider(context, provider)
  return provider
}
