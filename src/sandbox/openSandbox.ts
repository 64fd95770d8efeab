import { newSigningKey, type Scene } from '../simulator/index.ts'
import { createSandbox, type Sandbox } from './createSandbox.ts'
import { indexedDbStorage } from './storage.ts'

/** One per scene and page: its windows share it. */
const sandboxes = new Map<string, Promise<Sandbox>>()

/**
 * The sandbox of a scene on this page, opened at the first call, where it stood before a reload.
 *
 * @throws TypeError when the scene does not play
 */
export function openSandbox(scene: Scene): Promise<Sandbox> {
  const known = sandboxes.get(scene.id)
  if (known) return known
  const made = createSandbox(scene, {
    host: { wallNow: () => Date.now(), createKey: newSigningKey },
    storage: indexedDbStorage(),
    later: whenIdle(),
  })
  sandboxes.set(scene.id, made)
  void made.then(saveOnLeaving)
  return made
}

/** Puts a save off until the page has nothing better to do; a newer one takes its place. */
function whenIdle(): (save: () => void) => void {
  const idle = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 200))
  let next: (() => void) | undefined
  return (save) => {
    if (!next) idle(() => (next?.(), (next = undefined)))
    next = save
  }
}

/** Simulated time runs on while the page is open: what is kept last should be where the clock stood last. */
function saveOnLeaving(sandbox: Sandbox): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && sandbox.store.getState().calls.length) void sandbox.save()
  })
}
