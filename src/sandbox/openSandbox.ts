import { newSigningKey, type Scene } from '../simulator/index.ts'
import { createSandbox, type Sandbox } from './createSandbox.ts'
import { runFunction } from './runFunction.ts'
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
  const made = open(scene)
  sandboxes.set(scene.id, made)
  void made.then(saveOnLeaving)
  return made
}

async function open(scene: Scene): Promise<Sandbox> {
  return createSandbox(scene, {
    host: { wallNow: () => Date.now(), createKey: newSigningKey },
    runHandler: runFunction,
    storage: indexedDbStorage(),
    later: whenIdle(),
    isElsewhere: !(await isOurs(scene)),
  })
}

/** How long a tab that is being left may still hold a sandbox: a reload must not find it taken by itself. */
const PATIENCE = 500

/** Whether this tab is the one that keeps the scene, as long as it is open. Without locks every tab believes so. */
function isOurs({ id }: Scene): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true)
  return new Promise((resolve) => {
    const holding = () => {
      resolve(true)
      return new Promise(() => {})
    }
    navigator.locks
      .request(`deep-end-sandbox ${id}`, { signal: AbortSignal.timeout(PATIENCE) }, holding)
      .catch(() => resolve(false))
  })
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
