import { decoded } from './decode.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** Another base64url character, which stands for other bits. */
const other = (char: string) => ALPHABET[(ALPHABET.indexOf(char) + 1) % 64]!

/**
 * The token with one character changed, near the middle of one of its parts (0 header, 1 payload, 2 signature), and where
 * it can be so that the part still decodes: the change then has to be found by a check, not by its looks.
 */
export function withOneCharacterChanged(token: string, part: number): string {
  const parts = token.split('.')
  const text = parts[part]
  if (!text) return token
  const middle = Math.floor(text.length / 2)
  const changedAt = (at: number) =>
    parts.with(part, text.slice(0, at) + other(text[at]!) + text.slice(at + 1)).join('.')
  const places = Array.from({ length: text.length - middle - 1 }, (_, i) => middle + i)
  const at = places.find((place) => isReadable(changedAt(place))) ?? middle
  return changedAt(at)
}

function isReadable(token: string): boolean {
  const { header, payload } = decoded(token)
  return header !== undefined && payload !== undefined
}

/** Where two texts first differ and where they last do: `[from, to)` in `changed`; nothing when they are the same. */
export function changeIn(original: string, changed: string): [from: number, to: number] | undefined {
  if (original === changed) return undefined
  let from = 0
  while (from < changed.length && original[from] === changed[from]) from++
  let tail = 0
  const most = Math.min(original.length, changed.length) - from
  while (tail < most && original.at(-1 - tail) === changed.at(-1 - tail)) tail++
  return [from, changed.length - tail]
}
