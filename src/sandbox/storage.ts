import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import type { State, WorldPosition } from '../simulator/index.ts'
import type { Snapshot } from './snapshot.ts'

/** What a sandbox needs to go on after a reload: the simulator's state, the world's position, and what was shown. */
export type Kept = {
  version: 1
  state: State
  position: WorldPosition
  env: Record<string, string>
  shown: Pick<Snapshot, 'calls' | 'form' | 'tokens' | 'said'> &
    Partial<Pick<Snapshot, 'challenge' | 'sessions' | 'secretCode' | 'edits' | 'entries' | 'runs'>>
}

/** Where sandboxes are kept, by scene id. Each call rejects where the browser refuses storage. */
export type Storage = {
  load(sceneId: string): Promise<Kept | undefined>
  save(sceneId: string, kept: Kept): Promise<void>
  forget(sceneId: string): Promise<void>
}

interface Schema extends DBSchema {
  sandboxes: { key: string; value: Kept }
}

/** IndexedDB, opened at the first use. */
export function indexedDbStorage(): Storage {
  let opened: Promise<IDBPDatabase<Schema>> | undefined
  const db = () =>
    (opened ??= openDB<Schema>('deep-end-sandboxes', 1, {
      upgrade: (database) => void database.createObjectStore('sandboxes'),
    }))
  return {
    async load(sceneId) {
      const kept: Kept | undefined = await (await db()).get('sandboxes', sceneId)
      return kept?.version === 1 ? kept : undefined
    },
    async save(sceneId, kept) {
      await (await db()).put('sandboxes', kept, sceneId)
    },
    async forget(sceneId) {
      await (await db()).delete('sandboxes', sceneId)
    },
  }
}
