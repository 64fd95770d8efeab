import type { Finding, Rule } from './finding.ts'

const references: readonly RegExp[] = [
  /\b(?:all|none|both|neither|any) of (?:the )?(?:above|below|these (?:options|answers)|other (?:options|answers))/i,
  /\bboth \(?[A-F]\)? and \(?[A-F]\)?(?![\w-])/,
  /\b(?:[Oo]ptions?|[Aa]nswers?|[Cc]hoices?) \(?[A-F]\)?(?![\w-])/,
  /\b(?:first|second|third|fourth|fifth|last|previous) (?:option|answer|choice)\b/i,
  /\b(?:option|answer|choice)s? (?:above|below)\b/i,
]

/** O03: options are shuffled, so nothing may call one by its letter or place. */
export const noPositions: Rule = ({ stem, options }) =>
  [
    { text: stem, path: ['stem'] },
    ...options.flatMap(({ text, why }, index) => [
      { text, path: ['options', index, 'text'] },
      { text: why, path: ['options', index, 'why'] },
    ]),
  ].flatMap(({ text, path }) => {
    const match = references.map((pattern) => pattern.exec(text)).find((hit) => hit !== null)
    if (!match) return []
    const repair = 'Options are shuffled: name the thing itself instead of its letter or place.'
    return [{ rule: 'O03' as const, path, found: `Found “${match[0]}”.`, repair }]
  })

function tokens(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_:.$-]*[\p{L}\p{N}_*]/gu) ?? []
}

function overlap(a: readonly string[], b: readonly string[]): number {
  const [one, other] = [new Set(a), new Set(b)]
  const shared = [...one].filter((token) => other.has(token)).length
  return shared / Math.max(1, new Set([...one, ...other]).size)
}

/** O05: no option repeats, contains or nearly repeats another. */
export const optionsDiffer: Rule = ({ options }) =>
  options.flatMap(({ text }, index) =>
    options.slice(0, index).flatMap(({ text: earlier }) => likeness(tokens(text), tokens(earlier), index)),
  )

function likeness(a: readonly string[], b: readonly string[], index: number): Finding[] {
  const [one, other] = [` ${a.join(' ')} `, ` ${b.join(' ')} `]
  const path = ['options', index, 'text']
  const finding = (found: string, repair: string): Finding[] => [{ rule: 'O05', path, found, repair }]
  if (one === other) return finding('This option repeats another.', 'Write a different one, or take it out.')
  if (a.length > 0 && b.length > 0 && (one.includes(other) || other.includes(one))) {
    return finding(
      'One option contains another whole.',
      'Two options that are true together give the answer away: make them exclude each other.',
    )
  }
  return overlap(a, b) >= 0.85
    ? finding(
        'This option has nearly all its words from another.',
        'Make the difference stand out, or choose another distractor.',
      )
    : []
}
