/** Another base64url character that differs in its highest bit, so that the bytes it stands for differ too. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const other = (char: string) => ALPHABET[(ALPHABET.indexOf(char) + 32) % 64]!

/** The token with one character changed, in the middle of one of its parts (0 header, 1 payload, 2 signature). */
export function withOneCharacterChanged(token: string, part: number): string {
  const parts = token.split('.')
  const text = parts[part]
  if (!text) return token
  const at = Math.floor(text.length / 2)
  return parts.with(part, text.slice(0, at) + other(text[at]!) + text.slice(at + 1)).join('.')
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
