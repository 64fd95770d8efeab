/** Words for the eye: plain text, a name from a specification, or somebody's name. */
export type Phrase = (string | { code: string } | { strong: string })[]

export const code = (text: string): { code: string } => ({ code: text })
export const strong = (text: string): { strong: string } => ({ strong: text })

/** The same words without their dress, for announcements and tests. */
export const textOf = (phrase: Phrase): string =>
  phrase.map((part) => (typeof part === 'string' ? part : 'code' in part ? part.code : part.strong)).join('')

/** `3 users`, `one user`, `no user`: small numbers as words. */
export const count = (n: number, one: string, many = `${one}s`): string =>
  n === 1 ? `one ${one}` : `${n === 0 ? 'no' : (['', '', 'two', 'three', 'four', 'five'][n] ?? n)} ${many}`
