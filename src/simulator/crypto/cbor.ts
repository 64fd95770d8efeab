/** A CBOR value as passkeys use them; a map's keys are numbers or texts. */
export type Cbor = number | string | boolean | null | Uint8Array<ArrayBuffer> | Cbor[] | CborMap
export type CborMap = Map<number | string, Cbor>

/** How deep values may nest: what WebAuthn allows (CTAP2 §8). */
const MAX_DEPTH = 4

type Reader = { bytes: Uint8Array; at: number }

/**
 * Reads the one CBOR value (RFC 8949) that bytes begin with, of the kinds that CTAP2 allows: nothing of indefinite length,
 * no tags, no fractions.
 *
 * @returns the value and how many bytes it takes; `undefined` when the bytes are no such value
 */
export function readCbor(bytes: Uint8Array): { value: Cbor; size: number } | undefined {
  const reader = { bytes, at: 0 }
  const value = read(reader, MAX_DEPTH)
  return value === undefined ? undefined : { value, size: reader.at }
}

function read(reader: Reader, depth: number): Cbor | undefined {
  const first = reader.bytes[reader.at++]
  if (first === undefined || depth < 0) return undefined
  const [major, info] = [first >> 5, first & 0x1f]
  if (major === 7) return SIMPLE.get(info)
  const number = readNumber(reader, info)
  return number === undefined ? undefined : KINDS[major]?.(reader, number, depth - 1)
}

const SIMPLE = new Map<number, Cbor>([
  [20, false],
  [21, true],
  [22, null],
])

/** What follows the first byte, by its upper three bits: `number` is the value, or how much comes. */
const KINDS: ((reader: Reader, number: number, depth: number) => Cbor | undefined)[] = [
  (_, number) => number,
  (_, number) => -1 - number,
  take,
  (reader, number) => textOf(take(reader, number)),
  readArray,
  readMap,
]

/** A number in the first byte's lower five bits, or in the 1, 2, 4 or 8 bytes after it. */
function readNumber(reader: Reader, info: number): number | undefined {
  if (info < 24) return info
  const bytes = info < 28 ? take(reader, 1 << (info - 24)) : undefined
  const number = bytes?.reduce((sofar, byte) => sofar * 256 + byte, 0)
  return Number.isSafeInteger(number) ? number : undefined
}

function take(reader: Reader, length: number): Uint8Array<ArrayBuffer> | undefined {
  if (length > reader.bytes.length - reader.at) return undefined
  reader.at += length
  return new Uint8Array(reader.bytes.subarray(reader.at - length, reader.at))
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function readArray(reader: Reader, length: number, depth: number): Cbor[] | undefined {
  const items: Cbor[] = []
  for (let i = 0; i < length; i++) {
    const item = read(reader, depth)
    if (item === undefined) return undefined
    items.push(item)
  }
  return items
}

function readMap(reader: Reader, length: number, depth: number): CborMap | undefined {
  const map: CborMap = new Map()
  for (let i = 0; i < length; i++) {
    const key = read(reader, depth)
    const value = read(reader, depth)
    const isKey = typeof key === 'number' || typeof key === 'string'
    if (!isKey || value === undefined || map.has(key)) return undefined
    map.set(key, value)
  }
  return map
}
