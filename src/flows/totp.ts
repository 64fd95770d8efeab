/** How long a code is shown, in milliseconds. */
export const TOTP_STEP = 30_000

/**
 * What an authenticator app shows: six digits for
 * each half minute. Source: RFC 6238, with SHA-1.
 *
 * @param secret base32, as Cognito gives it
 * @param at milliseconds since 1970
 */
export async function totp(
  secret: string,
  at: number,
): Promise<string> {
  const hmac = { name: 'HMAC', hash: 'SHA-1' }
  const key = await crypto.subtle.importKey(
    'raw',
    bytesOf(secret),
    hmac,
    false,
    ['sign'],
  )
  const step = new DataView(
    new ArrayBuffer(8),
  )
  step.setBigUint64(
    0,
    BigInt(Math.floor(at / TOTP_STEP)),
  )
  const mac = new DataView(
    await crypto.subtle.sign(
      'HMAC',
      key,
      step,
    ),
  )
  const from = mac.getUint8(19) & 0xf
  const number =
    mac.getUint32(from) & 0x7fffffff
  return String(number % 1_000_000).padStart(
    6,
    '0',
  )
}

const BASE32 =
  'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

function bytesOf(secret: string) {
  const bits = Array.from(secret, (digit) =>
    BASE32.indexOf(digit)
      .toString(2)
      .padStart(5, '0'),
  ).join('')
  return Uint8Array.from(
    bits.match(/.{8}/g) ?? [],
    (eight) => parseInt(eight, 2),
  )
}
