import type { World } from '../world.ts'
import { bytesToHex } from './bytes.ts'

const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789'
const ALPHANUMERIC = `ABCDEFGHIJKLMNOPQRSTUVWXYZ${LOWER}`

/** Nine letters and digits: the part of a user pool id after the Region. */
export const newPoolName = (world: World): string => pick(world, ALPHANUMERIC, 9)

/** 26 of `[a-z0-9]`, as Cognito makes app client ids. */
export const newClientId = (world: World): string => pick(world, LOWER, 26)

/** 51 of `[a-z0-9]`, as Cognito makes app client secrets. */
export const newClientSecret = (world: World, otherSigns = ''): string => pick(world, LOWER + otherSigns, 51)

/** The id of a tracked session: `tkn` and 25 of `[a-z0-9]`. */
export const newTokenSessionId = (world: World): string => `tkn${pick(world, LOWER, 25)}`

/** The id of an import job: `import-` and ten letters and digits. */
export const newImportJobId = (world: World): string => `import-${pick(world, ALPHANUMERIC, 10)}`

/** What a CloudFront host name begins with: `d` and 13 of `[a-z0-9]`. */
export const newDistributionId = (world: World): string => `d${pick(world, LOWER, 13)}`

/** `{region}_{uuid}`, as Cognito names devices. */
export const newDeviceKey = (world: World, region: string): string => `${region}_${uuid(world)}`

/** A hyphen and nine letters and digits: what stands for the pool in a device's SRP. */
export const newDeviceGroupKey = (world: World): string => `-${pick(world, ALPHANUMERIC, 9)}`

/** A code of decimal digits for mail and SMS. */
export const newCode = (world: World, digits: number): string => pick(world, '0123456789', digits)

const LETTERS = `${ALPHANUMERIC}!@#$%^&*-_=+?`
const CLASSES = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z0-9]/]

/** A password with letters of both cases, digits and symbols: drawn again until all four are in it. */
export function newTemporaryPassword(world: World, length: number): string {
  const password = pick(world, LETTERS, length)
  return CLASSES.every((letters) => letters.test(password)) ? password : newTemporaryPassword(world, length)
}

/** The id of a SAML message: 32 hex digits after a sign, for an XML id begins with no digit. */
export const newXmlId = (world: World): string => `_${bytesToHex(world.random(16))}`

/** A version 4 UUID, as in `jti`, `origin_jti`, `event_id` and request ids. */
export const uuid = (world: World): string => uuidFrom(world.random(16))

/** The version 4 UUID that 16 bytes make. */
export function uuidFrom(random: Uint8Array): string {
  const bytes = random.slice()
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return dashed(bytesToHex(bytes))
}

/** A user's `sub`: UUID-shaped, third group beginning with 70, no RFC 4122 variant (OP-109). */
export function newSub(world: World): string {
  const bytes = world.random(16)
  bytes[6] = 0x70
  return dashed(bytesToHex(bytes))
}

const dashed = (hex: string) =>
  `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`

/** Draws letters without bias: bytes beyond the last whole multiple of the alphabet are drawn again. */
function pick(world: World, alphabet: string, length: number): string {
  const limit = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < length) {
    for (const byte of world.random(32)) {
      if (byte < limit && text.length < length) text += alphabet[byte % alphabet.length]
    }
  }
  return text
}
