import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { userPoolsFidelity } from '../../../../src/simulator/index.ts'
import { FIRING } from './scenarios.ts'

/** The operations whose code reaches the one place that runs functions. */
function reachesFunctions(file: string, seen = new Set<string>()): boolean {
  if (file.endsWith('/triggers/invoke.ts')) return true
  if (seen.has(file)) return false
  seen.add(file)
  const imports = readFileSync(file, 'utf8').matchAll(/^import (?!type )[^;]*?from '(\..*?)'/gms)
  return [...imports].some(([, path]) => reachesFunctions(join(dirname(file), path!), seen))
}

test('no other operation can run a function', () => {
  const running = userPoolsFidelity()
    .filter(({ fidelity }) => fidelity !== 'absent')
    .map(({ operation }) => operation)
    .filter((operation) => reachesFunctions(`src/simulator/userPools/operations/${operation}.ts`))
  const told = new Set(FIRING.map(({ when }) => /^\w+/.exec(when)![0]))
  // An administrator's answers take the way of a user's own.
  expect(running.sort()).toEqual([...told, 'AdminRespondToAuthChallenge'].sort())
})
