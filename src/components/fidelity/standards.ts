import { getCollection } from 'astro:content'
import type { Deviation, OauthStandard } from '../../quiz/schema/oauthStandard.ts'

/** The standards that a pool's domain answers by, in the file's order. */
export const standards: OauthStandard[] = (await getCollection('oauthStandards'))
  .map(({ data }) => data)
  .sort((a, b) => a.place - b.place)

export const deviations: Deviation[] = standards.flatMap(({ deviations = [] }) => deviations)

/** The sources of the checklist's tests, at build time only. */
const tests = import.meta.glob<string>('../../../test/conformance/oauth/*.test.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The tests that show a deviation, by their paths below `test/`. */
export const shownBy = ({ id }: Deviation): string[] =>
  Object.entries(tests)
    .filter(([, source]) => source.includes(`'${id}'`))
    .map(([path]) => path.replace('../../../test/', ''))

/** Cases of the checklist under some standards or deviations, each once. */
export const casesOf = (rows: readonly { checks: readonly string[] }[]): string[] => [
  ...new Set(rows.flatMap(({ checks }) => checks)),
]

/** A number of things, in words: `1 clause`, `3 clauses`. */
export const counted = (number: number, thing: string): string =>
  `${number} ${thing}${number === 1 ? '' : 's'}`
