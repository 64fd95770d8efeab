import {
  IncompleteSignatureException,
  InvalidSignatureException,
  MissingAuthenticationTokenException,
} from '../errors.ts'
import type { World } from '../world.ts'

/** Who signed a request: the parts of its credential scope. */
export type Signer = { accessKeyId: string; region: string; service: string }

const FIFTEEN_MINUTES = 15 * 60_000

/**
 * Reads a SigV4 signature and checks its form and its date.
 *
 * A date within 15 minutes of the simulated or of the host's clock is accepted. The signature itself is not checked:
 * any key that the simulator did not issue acts as the account's administrator.
 *
 * @throws MissingAuthenticationTokenException IncompleteSignatureException InvalidSignatureException
 */
export function checkSignature(world: World, headers: Headers): Signer {
  const authorization = headers.get('authorization')
  if (!authorization) throw MissingAuthenticationTokenException('Missing Authentication Token')
  const form =
    /^AWS4-HMAC-SHA256 Credential=([\w]+)\/(\d{8})\/([\w-]+)\/([\w-]+)\/aws4_request, ?SignedHeaders=[\w;-]+, ?Signature=[0-9a-f]{64}$/
  const [, accessKeyId = '', , region = '', service = ''] = form.exec(authorization) ?? []
  if (!accessKeyId) throw IncompleteSignatureException()
  checkDate(world, headers.get('x-amz-date') ?? '')
  return { accessKeyId, region, service }
}

function checkDate(world: World, stamp: string): void {
  const date = timeOf(stamp)
  if (date === undefined) throw IncompleteSignatureException()
  const clocks = [world.now(), world.wallNow()]
  if (clocks.some((now) => Math.abs(now - date) <= FIFTEEN_MINUTES)) return
  const now = clocks[0]!
  const text =
    date < now
      ? `Signature expired: ${stamp} is now earlier than ${stampOf(now - FIFTEEN_MINUTES)} (${stampOf(now)} - 15 min.)`
      : `Signature not yet current: ${stamp} is still later than ${stampOf(now + FIFTEEN_MINUTES)} (${stampOf(now)} + 15 min.)`
  throw InvalidSignatureException(text)
}

/** Milliseconds of an `X-Amz-Date` such as 20261120T090000Z. */
function timeOf(stamp: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(stamp)
  if (!match) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number)
  return Date.UTC(year!, month! - 1, day, hour, minute, second)
}

const stampOf = (time: number) => new Date(time).toISOString().replace(/[-:]|\.\d+/g, '')
