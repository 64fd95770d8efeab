import type { RuleId } from '../lint/rules.ts'

export interface Flaw {
  /** Index into the text. */
  readonly at: number
  readonly rule: RuleId
  readonly found: string
  readonly repair: string
}

const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g
const invisible =
  /[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g
const halves = /\p{Surrogate}/gu

function name(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}

/** Characters that no author means to write: control, invisible, direction-changing, half ones. */
export function findStrayCharacters(text: string): Flaw[] {
  return [
    ...[...text.matchAll(controls)].map((match) => ({
      at: match.index,
      rule: 'control-character' as const,
      found: `Found the control character ${name(match[0])}.`,
      repair: 'Delete it; if it stands for something, write that in words.',
    })),
    ...[...text.matchAll(invisible)].map((match) => ({
      at: match.index,
      rule: 'bidi-or-invisible' as const,
      found: `Found the invisible character ${name(match[0])}.`,
      repair: 'Delete it and type the word around it again.',
    })),
    ...[...text.matchAll(halves)].map((match) => ({
      at: match.index,
      rule: 'lone-surrogate' as const,
      found: `Found ${name(match[0])}, half of a character.`,
      repair: 'Replace it by the whole character.',
    })),
  ]
}

/** Lines whose indentation holds a tab. */
export function findTabs(text: string): Flaw[] {
  return [...text.matchAll(/^[ ]*\t/gm)].map((match) => ({
    at: match.index + match[0].length - 1,
    rule: 'tab-indent',
    found: 'Found a tab in the indentation.',
    repair: 'Indent with two spaces.',
  }))
}

const deepest = 16

/**
 * A bound on nesting that is found without parsing, because a parser recurses:
 * brackets, and markers such as `- - -` or `? ? ?` in one line.
 */
export function findAbsurdDepth(text: string): Flaw[] {
  const marker = new RegExp(`^ *([-?:] +){${deepest + 1}}|^ {400}`, 'm').exec(text)
  const at = marker ? marker.index : bracketsTooDeep(text, 8 * deepest)
  return at === undefined ? [] : [tooDeep(at)]
}

function bracketsTooDeep(text: string, limit: number): number | undefined {
  let depth = 0
  for (const match of text.matchAll(/[[{\]}]/g)) {
    depth = Math.max(0, depth + (match[0] === '[' || match[0] === '{' ? 1 : -1))
    if (depth > limit) return match.index
  }
  return undefined
}

/** The flaw of being nested more than sixteen deep. */
export function tooDeep(at: number): Flaw {
  return {
    at,
    rule: 'too-deep',
    found: `Values are nested more than ${deepest} deep.`,
    repair: 'A question needs six levels at most: write it flatter.',
  }
}

export function isTooDeep(depth: number): boolean {
  return depth > deepest
}
