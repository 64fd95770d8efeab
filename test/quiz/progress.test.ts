import { IDBFactory } from 'fake-indexeddb'
import fc from 'fast-check'
import { beforeEach, expect, test, vi } from 'vitest'
import { isKnownEvent, type Attempt, type ProgressEvent } from '../../src/quiz/progress/events.ts'
import { openProgress } from '../../src/quiz/progress/progress.ts'
import { summarise } from '../../src/quiz/progress/summary.ts'
import 'fake-indexeddb/auto'

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
})

const attempt = (right: boolean, questionId = 'a-question'): Attempt => ({
  type: 'attempt',
  questionId,
  questionHash: '0123456789abcdef',
  attempt: 'as built',
  chosen: ['12345678'],
  right,
  sure: 'quite',
})

test('what was answered is there at the next visit', async () => {
  const first = await openProgress(() => 1000)
  await first.record(attempt(false))
  await first.record(attempt(true))
  await first.record({ type: 'lesson-done', lesson: 'signing-in/sign-up', done: true })
  first.close()

  const { summary, keeping } = (await openProgress()).state()
  expect(keeping).toBe('kept')
  expect(summary.lastAttempts.get('a-question')).toMatchObject({ right: true, seq: 2, at: 1000 })
  expect([...summary.lessonsDone]).toEqual(['signing-in/sign-up'])
})

test('a clock set back does not make an older answer the latest', async () => {
  let now = 5000
  const progress = await openProgress(() => now)
  await progress.record(attempt(false))
  now = 10
  await progress.record(attempt(true))
  expect(progress.state().summary.lastAttempts.get('a-question')?.right).toBe(true)
})

test('two tabs answer at once and every answer is kept under a number of its own', async () => {
  const tabs = await Promise.all([openProgress(), openProgress()])
  await Promise.all(
    tabs.flatMap((tab) =>
      Array.from({ length: 50 }, (_, index) => tab.record(attempt(true, `q${index % 5}`))),
    ),
  )
  for (const tab of tabs) tab.close()

  const request = indexedDB.open('deep-end-progress')
  const database = await new Promise<IDBDatabase>((done) => (request.onsuccess = () => done(request.result)))
  const all = database.transaction('events').objectStore('events').getAll()
  const events = await new Promise<ProgressEvent[]>((done) => (all.onsuccess = () => done(all.result)))
  expect(events).toHaveLength(100)
  expect(new Set(events.map(({ seq }) => seq)).size).toBe(100)
  expect(new Set(events.map(({ device }) => device)).size).toBe(1)
})

test('another tab hears of it', async () => {
  const [here, there] = await Promise.all([openProgress(), openProgress()])
  const heard = new Promise<boolean>((done) =>
    there.subscribe(({ summary }) => done(summary.lastAttempts.has('a-question'))),
  )
  await here.record(attempt(true))
  expect(await heard).toBe(true)
  here.close()
  there.close()
})

test('where storage is refused, learning goes on in memory and says so', async () => {
  globalThis.indexedDB = {
    open: () => {
      throw new DOMException('no', 'SecurityError')
    },
  } as unknown as IDBFactory
  const progress = await openProgress()
  await progress.record(attempt(true))
  expect(progress.state().keeping).toBe('memory')
  expect(progress.state().summary.lastAttempts.has('a-question')).toBe(true)
})

test('a full disk loses neither the old answers nor the new one', async () => {
  const progress = await openProgress()
  await progress.record(attempt(false, 'before'))
  const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError')
  })
  await progress.record(attempt(true, 'after'))
  add.mockRestore()
  expect(progress.state().keeping).toBe('memory')
  expect([...progress.state().summary.lastAttempts.keys()].toSorted()).toEqual(['after', 'before'])
  progress.close()

  const next = await openProgress()
  expect([...next.state().summary.lastAttempts.keys()]).toEqual(['before'])
})

test('a newer version in another tab is let through, and this one says so', async () => {
  const progress = await openProgress()
  const told = new Promise((done) => progress.subscribe(({ keeping }) => done(keeping)))
  const newer = indexedDB.open('deep-end-progress', 2)
  await new Promise((done) => (newer.onsuccess = done))
  expect(await told).toBe('superseded')
})

test('what this version does not understand is left in the store and not shown', async () => {
  const progress = await openProgress()
  await progress.record(attempt(true))
  progress.close()
  const request = indexedDB.open('deep-end-progress')
  const database = await new Promise<IDBDatabase>((done) => (request.onsuccess = () => done(request.result)))
  const transaction = database.transaction('events', 'readwrite')
  transaction.objectStore('events').add({ id: 'x', device: 'y', seq: 9, at: Number.NaN, type: 'attempt' })
  transaction
    .objectStore('events')
    .add({ id: 'z', device: 'y', seq: 10, at: 1, type: 'card-reviewed', card: 1 })
  await new Promise((done) => (transaction.oncomplete = done))
  database.close()

  const next = await openProgress()
  expect([...next.state().summary.lastAttempts.keys()]).toEqual(['a-question'])
})

test('the summary depends on the events alone, not on the order they arrive in', () => {
  const event = fc.record({
    id: fc.uuid(),
    device: fc.constantFrom('here', 'there'),
    seq: fc.integer({ min: 1, max: 30 }),
    at: fc.integer(),
    lesson: fc.constantFrom('a/b', 'c/d'),
    done: fc.boolean(),
  })
  const history = fc.uniqueArray(event, { selector: ({ device, seq }) => `${device} ${seq}`, maxLength: 20 })
  fc.assert(
    fc.property(history, fc.func(fc.integer()), (records, rank) => {
      const events = records.map((record) => ({ ...record, type: 'lesson-done' as const }))
      const mixed = events.toSorted((a, b) => rank(a.id) - rank(b.id))
      expect(events.every(isKnownEvent)).toBe(true)
      expect([...summarise(mixed).lessonsDone].toSorted()).toEqual(
        [...summarise(events).lessonsDone].toSorted(),
      )
    }),
  )
})
