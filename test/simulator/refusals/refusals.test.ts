import { expect, test } from 'vitest'
import { world } from '../../world.ts'
import { EVIDENCE } from './refusal.ts'
import { api } from './sources.ts'
import { TABLE } from './table.ts'

/** What is written though the call is refused: the counts of tries, and that a proof has used its SRP exchange up. */
const COUNTS = ['tries', 'failures', 'srpExchanges']

test.each(TABLE.map((row) => [`${row.when}: ${row.refused.name}`, row] as const))('%s', async (_, row) => {
  const { settings, given, call, refused, writes = [], source } = row
  const here = await world(settings)
  await given?.(here)
  await expect(call(here)).rejects.toMatchObject({
    name: refused.name,
    // What the SDK makes of an answer without a message.
    message: refused.message.replace('{client}', here.ClientId) || 'UnknownError',
    $metadata: { httpStatusCode: refused.status ?? 400 },
  })
  const { log } = here.simulator
  const answer = log.findLast((entry) => entry.kind === 'response')!
  expect(answer).toMatchObject({ error: refused.name })
  const written = log.filter(
    (entry) => entry.parent === answer.parent && entry.kind === 'write' && !COUNTS.includes(entry.table),
  )
  expect(written.map((entry) => entry.kind === 'write' && entry.table)).toEqual(writes)
  if (!source.includes('/APIReference/API_')) return
  // A page of the API Reference is the page of the operation that refuses.
  const request = log.find(({ id }) => id === answer.parent)!
  expect(request.kind === 'request' && api(request.operation)).toBe(source)
})

test('no two rows have the same name', () => {
  const names = TABLE.map(({ when }) => when)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

test('every row says how it is known, and where anybody can read of it', () => {
  const evidence = new RegExp(`^(${EVIDENCE.join('|')})\\b`)
  const flawed = TABLE.filter(
    ({ evidence: words, source }) => !evidence.test(words) || new URL(source).protocol !== 'https:',
  )
  expect(flawed.map(({ when }) => when)).toEqual([])
})
