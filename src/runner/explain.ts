import type { Failure } from './types.ts'

/** A failure as one sentence, with its place: `sign-up.proof.js, line 12: TypeError: …`. */
export function explain({ kind, message, name, at }: Failure): string {
  const place = at ? `${at.module}, line ${at.line}: ` : ''
  const what = kind === 'syntax' ? 'SyntaxError' : kind === 'threw' || kind === 'exit' ? name : undefined
  return `${place}${what && !message.startsWith(what) ? `${what}: ` : ''}${message}`
}
