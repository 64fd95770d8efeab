import { globSync, readFileSync } from 'node:fs'

const sources = globSync('test/conformance/oauth/*.test.ts').map((path) => readFileSync(path, 'utf8'))
const found = (pattern: RegExp) => sources.flatMap((source) => [...source.matchAll(pattern)])

/** The ids of the cases that the tests are named by. */
export const cases = new Set(found(/'([DATIURL]\d{1,2})'/g).map(([, id]) => id!))

/** The deviations that tests show, each with the ids of their cases. */
export const shown = new Map<string, Set<string>>()
for (const [, id, deviation] of found(/'([DATIURL]\d{1,2})',\s*'([a-z]+(?:-[a-z]+)+)',/g)) {
  shown.set(deviation!, (shown.get(deviation!) ?? new Set()).add(id!))
}
