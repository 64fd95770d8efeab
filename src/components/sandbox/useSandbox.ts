import { useEffect, useState } from 'preact/hooks'
import type { Sandbox } from '../../sandbox/createSandbox.ts'
import { emptySnapshot, type Snapshot } from '../../sandbox/snapshot.ts'
import type { Scene } from '../../simulator/index.ts'

/** The page's sandbox on a scene: fetched and opened once the component is on the screen. */
export function useSandbox(scene: Scene): { sandbox?: Sandbox; shown: Snapshot } {
  const [sandbox, setSandbox] = useState<Sandbox>()
  const [shown, setShown] = useState<Snapshot>(emptySnapshot)
  useEffect(() => {
    let unsubscribe: (() => void) | undefined
    let isGone = false
    const open = async () => {
      const { openSandbox } = await import('../../sandbox/openSandbox.ts')
      const opened = await openSandbox(scene)
      if (isGone) return
      setSandbox(opened)
      setShown(opened.store.getState())
      unsubscribe = opened.store.subscribe(setShown)
    }
    open().catch((error: Error) => setShown({ ...emptySnapshot, stopped: error.message }))
    return () => {
      isGone = true
      unsubscribe?.()
    }
  }, [scene.id])
  return { sandbox, shown }
}

/** Simulated time, read again every second and whenever the sandbox changes. */
export function useNow(scene: Scene, sandbox: Sandbox | undefined): number {
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return sandbox?.now() ?? Date.parse(scene.startsAt)
}
