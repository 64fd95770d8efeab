import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { inOrder, isKnownEvent, isRecorded, type Happening, type ProgressEvent } from './events.ts'

interface Schema extends DBSchema {
  events: { key: string; value: unknown }
  device: { key: 'this'; value: { readonly id: string; readonly seq: number } }
}

const name = 'deep-end-progress'
const version = 1

/** Where events are kept: IndexedDB, or memory when the browser refuses it. */
export interface EventStore {
  /** Adds an event, numbered and signed with this device; answers when it is safely written. */
  readonly append: (happening: Happening, at: number) => Promise<ProgressEvent>
  /** All events that this version understands, in order. */
  readonly read: () => Promise<readonly ProgressEvent[]>
  readonly close: () => void
}

/** What interrupts a store: another tab wants a newer version, or the browser dropped the data. */
export type Interruption = 'superseded' | 'terminated'

/**
 * Opens the store in IndexedDB.
 * @throws DOMException when the browser refuses storage; Error when another tab holds an older version open for 3 s.
 */
export async function openEventStore(onInterruption: (why: Interruption) => void): Promise<EventStore> {
  const database = await openWithin(3000, onInterruption)
  return {
    append: (happening, at) => append(database, happening, at),
    read: async () => (await database.getAll('events')).filter(isKnownEvent).toSorted(inOrder),
    close: () => database.close(),
  }
}

async function openWithin(
  wait: number,
  onInterruption: (why: Interruption) => void,
): Promise<IDBPDatabase<Schema>> {
  let late = false
  const opened = openDB<Schema>(name, version, {
    upgrade(database) {
      database.createObjectStore('events', { keyPath: 'id' })
      database.createObjectStore('device')
    },
    blocking(_current, _wanted, event) {
      ;(event.target as IDBDatabase).close()
      onInterruption('superseded')
    },
    terminated: () => onInterruption('terminated'),
  })
  const patience = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => {
      late = true
      reject(new Error('Another tab keeps an older version open.'))
    }, wait)
    const done = () => clearTimeout(timer)
    opened.then(done, done)
  })
  // What opens after we gave up must not stay open: it would block the next upgrade.
  opened.then(
    (database) => late && database.close(),
    () => {},
  )
  return Promise.race([opened, patience])
}

/** Numbers and writes in one transaction, so that two tabs never take the same number. */
async function append(
  database: IDBPDatabase<Schema>,
  happening: Happening,
  at: number,
): Promise<ProgressEvent> {
  const transaction = database.transaction(['events', 'device'], 'readwrite', { durability: 'strict' })
  const device = transaction.objectStore('device')
  const known = (await device.get('this')) ?? { id: crypto.randomUUID(), seq: 0 }
  const event = { ...happening, id: crypto.randomUUID(), device: known.id, seq: known.seq + 1, at }
  if (!isRecorded(event)) throw new TypeError('An event needs a type and a time.')
  await Promise.all([
    device.put({ id: known.id, seq: event.seq }, 'this'),
    transaction.objectStore('events').add(event),
    transaction.done,
  ])
  return event
}

/** A store that ends with the tab. It goes on counting where the events that are known already stopped. */
export function memoryStore(known: readonly ProgressEvent[] = []): EventStore {
  const device = known.at(-1)?.device ?? crypto.randomUUID()
  const events = [...known]
  return {
    append: async (happening, at) => {
      const seq = Math.max(0, ...events.map((event) => event.seq)) + 1
      const event = { ...happening, id: crypto.randomUUID(), device, seq, at }
      events.push(event)
      return event
    },
    read: async () => [...events],
    close: () => {},
  }
}
