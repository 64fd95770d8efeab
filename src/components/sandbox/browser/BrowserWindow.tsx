import { ArrowRight, Clock, RotateCcw } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import type { SmallBrowser, View } from '../../../sandbox/browser/browser.ts'
import { placeOf, purposeOf } from '../../../sandbox/browser/hops.ts'
import { clockText } from '../../../sandbox/times.ts'
import type { Scene } from '../../../simulator/index.ts'
import { useAnnouncement } from '../useAnnouncement.ts'
import { WindowHead } from '../WindowHead.tsx'
import { AddressBar } from './AddressBar.tsx'
import { Cookies } from './Cookies.tsx'
import { Hops } from './Hops.tsx'
import { PageFrame } from './PageFrame.tsx'
import { Protections } from './Protections.tsx'
import { useBrowser } from './useBrowser.ts'

type Props = { id: string; title: string; scene: Scene; start: string; isStepping?: boolean }

/** A small browser: the app’s pages and the pool’s in one panel, and beside it every request, one at a time if wanted. */
export default function BrowserWindow({ id, title, scene, start, isStepping = false }: Props) {
  const { place, browser, view, stopped, startOver } = useBrowser(scene, start)
  const [stepping, setStepping] = useState(isStepping)
  const [announcement, announce] = useAnnouncement()
  const { page, next } = view
  useEffect(() => browser?.stopAt(stepping ? () => true : undefined), [browser, stepping])
  useEffect(() => {
    if (next) announce(`The answer leads to ${placeOf(next.url)}.`)
    else if (page) announce(`Shown: ${placeOf(page.url)}.`)
  }, [page, next])
  const now = place?.core.clock.now() ?? Date.parse(scene.startsAt)

  return (
    <>
      <WindowHead id={id} title={title}>
        <span class="chip">
          <Clock aria-hidden="true" />
          <span class="sr-only">Simulated time </span>
          <span class="clock">{clockText(now, Date.parse(scene.startsAt))}</span>
        </span>
      </WindowHead>
      <div class="water-split">
        <div class="sandbox-panels">
          <div class="panel browser">
            <AddressBar id={id} view={view} browser={browser} refuse={announce} />
            {page && browser ? (
              <PageFrame id={id} page={page} browser={browser} />
            ) : (
              <NoPage view={view} browser={browser} />
            )}
          </div>
          <Cookies cookies={view.cookies} browser={browser} now={now} announce={announce} />
          <Protections place={place} />
        </div>
        <div class="sandbox-happened">
          <Hops
            id={id}
            hops={view.hops}
            stepping={stepping}
            step={setStepping}
            isAwake={browser !== undefined}
          />
        </div>
      </div>
      {stopped !== undefined && (
        <p class="notice sandbox-notice" data-kind="wrong" role="alert">
          This sandbox stopped: {stopped.replace(/\.$/, '')}. Your progress is safe. Start over.
        </p>
      )}
      <div class="water-actions">
        <button
          type="button"
          class="button button-quiet"
          disabled={!browser && stopped === undefined}
          onClick={() => void startOver()}
        >
          <RotateCcw aria-hidden="true" />
          Start over
        </button>
      </div>
      <p class="sr-only" role="status">
        {announcement}
      </p>
    </>
  )
}

/** What stands where a page would be, while a redirect has not been followed. */
function NoPage({ view: { next, hops }, browser }: { view: View; browser?: SmallBrowser }) {
  if (!next) return <p class="browser-page browser-nothing">Nothing is open.</p>
  const done = hops.at(-1)
  return (
    <div class="browser-page browser-nothing">
      <p>{done && purposeOf(done)}</p>
      <p>
        The answer has no page. It tells the browser to go to <code>{placeOf(next.url)}</code>.
      </p>
      <button type="button" class="button button-primary" onClick={() => void browser?.follow()}>
        <ArrowRight aria-hidden="true" />
        Follow the redirect
      </button>
    </div>
  )
}
