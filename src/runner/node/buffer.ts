/**
 * As much of Node's `Buffer` as handlers use, for a page: bytes from texts and back, and a few questions. What is missing
 * is missing by name, never wrong in silence.
 */
export type Bytes = Uint8Array & {
  toString(encoding?: string): string
  equals(other: Uint8Array): boolean
  toJSON(): { type: 'Buffer'; data: number[] }
}

const prototype = Object.create(Uint8Array.prototype, {
  toString: {
    value(this: Uint8Array, encoding?: string) {
      return written(this, encoding)
    },
  },
  equals: {
    value(this: Uint8Array, other: Uint8Array) {
      return this.length === other.length && this.every((byte, i) => byte === other[i])
    },
  },
  toJSON: {
    value(this: Uint8Array) {
      return { type: 'Buffer', data: [...this] }
    },
  },
  // What Uint8Array makes of itself (slices, maps) are bytes without these.
  constructor: { value: Uint8Array },
}) as object

/** The same bytes, with what a Buffer can do. */
export const bytesOf = (bytes: Uint8Array): Bytes => Object.setPrototypeOf(bytes, prototype) as Bytes

export const Buffer = {
  from: (source: string | ArrayBuffer | ArrayLike<number>, encoding?: string): Bytes => {
    if (typeof source === 'string') return bytesOf(read(source, encoding))
    return bytesOf(source instanceof ArrayBuffer ? new Uint8Array(source) : Uint8Array.from(source))
  },
  alloc: (size: number, fill = 0): Bytes => bytesOf(new Uint8Array(size).fill(fill)),
  concat: (list: Uint8Array[]): Bytes => {
    const all = new Uint8Array(list.reduce((size, { length }) => size + length, 0))
    let at = 0
    for (const bytes of list) {
      all.set(bytes, at)
      at += bytes.length
    }
    return bytesOf(all)
  },
  byteLength: (text: string | ArrayBufferView, encoding?: string): number =>
    typeof text === 'string' ? read(text, encoding).length : text.byteLength,
  isBuffer: (value: unknown): boolean => value instanceof Uint8Array && 'equals' in value,
}

type Coding = { read(text: string): Uint8Array; written(bytes: Uint8Array): string }

const base64: Coding = {
  read: (text) =>
    latin1.read(
      atob(
        text
          .replaceAll('-', '+')
          .replaceAll('_', '/')
          .replaceAll(/[^\w+/]/g, ''),
      ),
    ),
  written: (bytes) => btoa(latin1.written(bytes)),
}
const latin1: Coding = {
  read: (text) => Uint8Array.from(text, (character) => character.charCodeAt(0)),
  written: (bytes) => bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''),
}
const utf8: Coding = {
  read: (text) => new TextEncoder().encode(text),
  written: (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
}
const hex: Coding = {
  // Node stops at the first pair that is none.
  read: (text) =>
    Uint8Array.from(/^(?:[\da-f]{2})*/i.exec(text)![0].match(/../g) ?? [], (pair) => parseInt(pair, 16)),
  written: (bytes) => bytes.reduce((text, byte) => text + byte.toString(16).padStart(2, '0'), ''),
}
const CODINGS: Record<string, Coding> = {
  utf8,
  'utf-8': utf8,
  hex,
  base64,
  base64url: {
    read: base64.read,
    written: (bytes) => base64.written(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''),
  },
  latin1,
  binary: latin1,
}

/** @throws TypeError as Node's for an encoding that is none here */
function codingOf(encoding = 'utf8'): Coding {
  const name = String(encoding).toLowerCase()
  const coding = Object.hasOwn(CODINGS, name) ? CODINGS[name] : undefined
  if (!coding)
    throw Object.assign(new TypeError(`Unknown encoding: ${encoding}`), { code: 'ERR_UNKNOWN_ENCODING' })
  return coding
}

export const read = (text: string, encoding?: string): Uint8Array => codingOf(encoding).read(text)
export const written = (bytes: Uint8Array, encoding?: string): string => codingOf(encoding).written(bytes)

// Handlers know it without importing it.
Object.assign(globalThis, { Buffer })
export default { Buffer }
