import { Check, Play, X } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import type { End, Left, Thing } from '../../../sandbox/signOut/signOut.ts'
import type { Scene } from '../../../simulator/index.ts'
import { useAnnouncement } from '../useAnnouncement.ts'
import { WindowHead } from '../WindowHead.tsx'

type Named<T> = readonly (readonly [T, string])[]
type Props = { id: string; title: string; scene: Scene; things: Named<Thing>; ends: Named<End> }

/** What still works after each way of signing out: every column is a sign-in of its own, ended that way, and tried. */
export default function SignOutWindow({ id, title, scene, things, ends }: Props) {
  const [left, setLeft] = useState<Partial<Record<End, Record<Thing, Left>>>>({})
  const [running, setRunning] = useState(false)
  const [stopped, setStopped] = useState<string>()
  const [announcement, announce] = useAnnouncement()
  // Before this a press would be lost.
  const [isAwake, setAwake] = useState(false)
  useEffect(() => setAwake(true), [])

  async function run() {
    if (running) return
    setRunning(true)
    setLeft({})
    try {
      const { tryHere } = await import('../../../sandbox/signOut/openSignOut.ts')
      for (const [end] of ends) {
        const tried = await tryHere(scene, end)
        setLeft((before) => ({ ...before, [end]: tried }))
      }
      setStopped(undefined)
      announce('The table is filled.')
    } catch (error) {
      setStopped(error instanceof Error ? error.message : String(error))
    } finally {
      setRunning(false)
    }
  }
  const hasRun = Object.keys(left).length > 0

  return (
    <>
      <WindowHead id={id} title={title} />
      {/* Roles are named because the table becomes a list on phones. */}
      <table class="panel sign-out" role="table" aria-labelledby={`${id}-title`}>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              What Ada still holds
            </th>
            {ends.map(([end, words]) => (
              <th key={end} role="columnheader" scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {things.map(([thing, words]) => (
            <tr key={thing} role="row">
              <th role="rowheader" scope="row">
                {words}
              </th>
              {ends.map(([end, after]) => (
                <Cell key={end} after={after} left={left[end]?.[thing]} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {stopped !== undefined && (
        <p class="notice sandbox-notice" data-kind="wrong" role="alert">
          This sandbox stopped: {stopped.replace(/\.$/, '')}. Your progress is safe. Run it again.
        </p>
      )}
      <div class="water-actions">
        <button
          type="button"
          class="button button-primary"
          disabled={!isAwake}
          aria-busy={running}
          onClick={() => void run()}
        >
          <Play aria-hidden="true" />
          {running ? 'Running' : hasRun ? 'Run again' : 'Run'}
        </button>
      </div>
      <p class="sr-only" role="status">
        {announcement}
      </p>
    </>
  )
}

/** What came of one try. */
function Cell({ after, left }: { after: string; left: Left | undefined }) {
  return (
    <td role="cell" data-after={after} data-works={left?.works}>
      {left ? (
        <>
          <b>
            {left.works ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
            {left.works ? 'works' : 'refused'}
          </b>
          <span class="sign-out-words">{left.words}</span>
        </>
      ) : (
        <span class="quiet">?</span>
      )}
    </td>
  )
}
