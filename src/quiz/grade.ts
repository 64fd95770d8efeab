/** How an option ended: what was chosen against what is right. */
export type Outcome = 'right' | 'wrong' | 'missed' | 'left'

export interface Grade {
  /** All keys chosen and nothing else: the exam gives no partial credit. */
  readonly right: boolean
  /** How many of the keys were chosen. */
  readonly hits: number
  readonly keys: number
  /** By option id. */
  readonly outcomes: Readonly<Record<string, Outcome>>
}

/** Marks an answer, all or nothing. Ids that name no option count as nothing chosen. */
export function grade(
  options: readonly { readonly id: string; readonly key: boolean }[],
  chosen: ReadonlySet<string>,
): Grade {
  const outcomes = options.map(({ id, key }) => [id, outcomeOf(key, chosen.has(id))] as const)
  const count = (wanted: Outcome) => outcomes.filter(([, outcome]) => outcome === wanted).length
  return {
    right: count('wrong') === 0 && count('missed') === 0,
    hits: count('right'),
    keys: count('right') + count('missed'),
    outcomes: Object.fromEntries(outcomes),
  }
}

function outcomeOf(key: boolean, chosen: boolean): Outcome {
  if (chosen) return key ? 'right' : 'wrong'
  return key ? 'missed' : 'left'
}
