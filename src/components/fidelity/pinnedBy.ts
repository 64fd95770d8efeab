/** The sources of all tests, at build time only. */
const tests = import.meta.glob<string>('../../../test/**/*.test.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The first test that makes a call of an operation, by its path below `test/`. */
export function pinnedBy(operation: string): string | undefined {
  const calls = new RegExp(`\\b${operation}Command\\b|['"\`]${operation}['"\`]`)
  const found = Object.entries(tests).find(([, source]) => calls.test(source))
  return found?.[0].replace('../../../test/', '')
}
