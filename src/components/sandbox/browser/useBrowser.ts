import { useEffect, useRef, useState } from 'preact/hooks'
import type { SmallBrowser, View } from '../../../sandbox/browser/browser.ts'
import type { Place } from '../../../sandbox/shop/place.ts'
import type { Scene } from '../../../simulator/index.ts'

const EMPTY: View = { address: '', history: [], cookies: [], hops: [], isBusy: false }

type Opened = { place: Place; browser: SmallBrowser }

/** A small browser on a scene: fetched and opened once the component is on the screen, and anew at each Start over. */
export function useBrowser(scene: Scene, start: string) {
  const [opened, setOpened] = useState<Opened>()
  const [view, setView] = useState<View>(EMPTY)
  const [stopped, setStopped] = useState<string>()
  const unsubscribe = useRef<() => void>()

  async function open(): Promise<void> {
    try {
      const { openHere } = await import('../../../sandbox/browser/openBrowser.ts')
      const made = await openHere(scene, start)
      unsubscribe.current?.()
      unsubscribe.current = made.browser.store.subscribe(setView)
      setOpened(made)
      setView(made.browser.store.getState())
      setStopped(undefined)
    } catch (error) {
      setStopped(error instanceof Error ? error.message : String(error))
    }
  }
  useEffect(() => {
    void open()
    return () => unsubscribe.current?.()
  }, [scene.id])
  return { ...opened, view, stopped, startOver: open }
}
