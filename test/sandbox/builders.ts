import { handlersInThread } from '../../src/runner/thread/handlersInThread.ts'
import { readScene } from '../../src/authoring/scenes.ts'
import { createSandbox } from '../../src/sandbox/createSandbox.ts'
import type { Kept, Storage } from '../../src/sandbox/storage.ts'
import { newSigningKey } from '../../src/simulator/index.ts'

/** A storage that copies what it keeps, as IndexedDB does. */
export function memoryStorage(): Storage & { kept: Map<string, Kept> } {
  const kept = new Map<string, Kept>()
  return {
    kept,
    load: async (id) => structuredClone(kept.get(id)),
    save: async (id, value) => void kept.set(id, structuredClone(value)),
    forget: async (id) => void kept.delete(id),
  }
}

/** A browser that refuses storage. */
export const refusingStorage: Storage = {
  load: () => Promise.reject(new DOMException('refused', 'SecurityError')),
  save: () => Promise.reject(new DOMException('refused', 'QuotaExceededError')),
  forget: () => Promise.reject(new DOMException('refused', 'QuotaExceededError')),
}

/** RSA keys are slow to make: the tests of one process share two. */
const keys = Promise.all([newSigningKey(), newSigningKey()])

/** A sandbox on a scene, its host's clock standing still, saving when told to. */
export async function sandboxOn(id: string, storage: Storage = memoryStorage(), isElsewhere = false) {
  let drawn = 0
  const wallNow = Date.now()
  const sandbox = await createSandbox(await readScene('.', `content/scenes/${id}.yaml`), {
    host: { wallNow: () => wallNow, createKey: async () => (await keys)[drawn++ % 2]! },
    runHandler: handlersInThread,
    storage,
    later: () => undefined,
    isElsewhere,
  })
  const shown = () => sandbox.store.getState()
  return Object.assign(sandbox, {
    shown,
    users: () => shown().users,
    newestCode: () => shown().messages[0]!.code!,
  })
}

export const ada = { username: 'ada', password: 'Analytical-1843', email: 'ada@example.com' }
