import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Question } from '../schema/question.ts'

function digest(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(value)))).slice(0, 16)
}

function normal(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
}

/** What makes a question this question: its stem and its right answers. Spacing does not count. */
export function questionHash({ stem, options }: Pick<Question, 'stem' | 'options'>): string {
  const keys = options.filter(({ key }) => key === true).map(({ text }) => normal(text))
  return digest([normal(stem), ...keys.toSorted()])
}

/** Names an option in events, whatever the order of the file: eight hexadecimal digits of its text. */
export function optionId(text: string): string {
  return digest(normal(text)).slice(0, 8)
}
