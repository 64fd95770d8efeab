import { mod, N, power, powerOf2 } from './srpNumbers.ts'

/** The client's half of SRP, begun: `a` stays here, `A` goes to Cognito. */
export type SrpSecret = { a: bigint; A: bigint }

/** What Cognito asks of a client in the challenge PASSWORD_VERIFIER. */
export type SrpChallenge = Partial<
  Record<'SALT' | 'SRP_B' | 'SECRET_BLOCK' | 'USER_ID_FOR_SRP', string>
>

/** Begins: 256 bits at random, and 2^a mod N. */
export function newSrpSecret(a = randomNumber()): SrpSecret {
  return { a, A: powerOf2(a) }
}

function randomNumber() {
  return number(crypto.getRandomValues(new Uint8Array(32)))
}

/**
 * Proves that this client knows the password,
 * without telling it: the ChallengeResponses.
 * Source: RFC 5054, with Cognito's own paddings and key.
 *
 * @param at the time that goes into the proof
 */
export async function srpAnswer(
  { a, A }: SrpSecret,
  poolId: string,
  challenge: SrpChallenge,
  password: string,
  at: Date,
): Promise<Record<string, string>> {
  const { SALT, SRP_B, SECRET_BLOCK, USER_ID_FOR_SRP } = challenge
  if (!SALT || !SRP_B || !SECRET_BLOCK || !USER_ID_FOR_SRP)
    throw new TypeError('This is no PASSWORD_VERIFIER challenge.')
  const poolName = poolId.slice(poolId.indexOf('_') + 1)
  const who = poolName + USER_ID_FOR_SRP
  const B = BigInt(`0x${SRP_B}`)
  const salt = bytes(BigInt(`0x${SALT}`))

  const k = number(await sha256(bytes(N), bytes(2n)))
  const u = number(await sha256(bytes(A), bytes(B)))
  if (mod(B) === 0n || u === 0n)
    throw new TypeError('This server gives the password away.')
  const x = number(await sha256(salt, await sha256(`${who}:${password}`)))
  const S = power(mod(B - k * powerOf2(x)), a + u * x)

  const TIMESTAMP = timestamp(at)
  const block = Uint8Array.from(atob(SECRET_BLOCK), (char) =>
    char.charCodeAt(0),
  )
  const signature = await crypto.subtle.sign(
    'HMAC',
    await signingKey(S, u),
    await joined(who, block, TIMESTAMP),
  )
  return {
    USERNAME: USER_ID_FOR_SRP,
    PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
    PASSWORD_CLAIM_SIGNATURE: btoa(
      String.fromCharCode(...new Uint8Array(signature)),
    ),
    TIMESTAMP,
  }
}

/** What both sides come to share: 128 bits, by HKDF. */
async function signingKey(S: bigint, u: bigint) {
  const shared = await crypto.subtle.importKey(
    'raw',
    bytes(S),
    'HKDF',
    false,
    ['deriveKey'],
  )
  const info = new TextEncoder().encode('Caldera Derived Key')
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: bytes(u), info },
    shared,
    { name: 'HMAC', hash: 'SHA-256', length: 128 },
    false,
    ['sign'],
  )
}

/** As `Fri Nov 20 09:00:00 UTC 2026`. */
function timestamp(at: Date): string {
  const [weekday, day, month, year, time] = at
    .toUTCString()
    .replace(',', '')
    .split(' ')
  return `${weekday} ${month} ${Number(day)} ${time} UTC ${year}`
}

/** Big-endian, and a zero before a set top bit, as Java does it. */
function bytes(value: bigint) {
  const hex = value.toString(16)
  const even = hex.length % 2 ? `0${hex}` : hex
  const padded = /^[89a-f]/.test(even) ? `00${even}` : even
  return Uint8Array.from(padded.match(/../g)!, (pair) => parseInt(pair, 16))
}

function number(value: Uint8Array): bigint {
  const hex = Array.from(value, (byte) =>
    byte.toString(16).padStart(2, '0'),
  )
  return BigInt(`0x${hex.join('')}`)
}

const joined = (...parts: BlobPart[]) => new Blob(parts).arrayBuffer()

const sha256 = async (...parts: BlobPart[]) =>
  new Uint8Array(
    await crypto.subtle.digest('SHA-256', await joined(...parts)),
  )
