import { createHash, createHmac, getDiffieHellman, hkdfSync, randomBytes } from 'node:crypto'

/** An SRP client in plain arithmetic, apart from all that the simulator uses: Node's own numbers, hashes and group. */
const N = BigInt(`0x${getDiffieHellman('modp15').getPrime('hex')}`)
const g = 2n

export function modPow(base: bigint, exponent: bigint, modulus = N): bigint {
  let result = 1n
  let square = ((base % modulus) + modulus) % modulus
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

/** As Java's BigInteger.toByteArray: never begins with a set top bit. */
function bytes(value: bigint): Buffer {
  const hex = value.toString(16)
  const even = hex.length % 2 ? `0${hex}` : hex
  return Buffer.from(parseInt(even[0]!, 16) >= 8 ? `00${even}` : even, 'hex')
}

const sha256 = (...parts: (Buffer | string)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
const number = (hex: Buffer | string) => BigInt(`0x${typeof hex === 'string' ? hex : hex.toString('hex')}`)
const k = number(sha256(bytes(N), bytes(g)))

export type SrpClient = { a: bigint; A: string }

export const startClient = (a = number(randomBytes(32))): SrpClient => ({ a, A: modPow(g, a).toString(16) })

/** The answer to PASSWORD_VERIFIER, as ChallengeResponses; `now` in milliseconds. */
export const srpAnswer = (...given: Parameters<typeof srpProof>) => srpProof(...given).responses

/** The answer, and the numbers on the way to it. */
export function srpProof(
  { a, A }: SrpClient,
  poolId: string,
  { SALT = '', SRP_B = '', SECRET_BLOCK = '', USER_ID_FOR_SRP = '' }: Record<string, string>,
  password: string,
  now: number,
) {
  const poolName = poolId.split('_')[1]!
  const B = number(SRP_B)
  const u = number(sha256(bytes(number(A)), bytes(B)))
  const inner = sha256(`${poolName}${USER_ID_FOR_SRP}:${password}`)
  const x = number(sha256(bytes(number(SALT)), inner))
  const S = modPow(B - k * modPow(g, x), a + u * x)
  const key = Buffer.from(hkdfSync('sha256', bytes(S), bytes(u), 'Caldera Derived Key', 16))
  const [weekday, day, month, year, time] = new Date(now).toUTCString().replace(',', '').split(' ')
  const TIMESTAMP = `${weekday} ${month} ${Number(day)} ${time} UTC ${year}`
  const message = [poolName, USER_ID_FOR_SRP, Buffer.from(SECRET_BLOCK, 'base64'), TIMESTAMP]
  const mac = createHmac('sha256', key)
  for (const part of message) mac.update(part)
  const responses = {
    USERNAME: USER_ID_FOR_SRP,
    PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
    PASSWORD_CLAIM_SIGNATURE: mac.digest('base64'),
    TIMESTAMP,
  }
  return { u, S, responses }
}
