import { useEffect, useState } from 'preact/hooks'
import type { OrderName } from '../../../sandbox/order.ts'
import { count } from '../../../sandbox/phrases.ts'
import { triggersIn, type Arrow } from '../../../sandbox/sequence.ts'
import type { Scene } from '../../../simulator/index.ts'
import { useAnnouncement } from '../useAnnouncement.ts'
import { WindowHead } from '../WindowHead.tsx'
import { Sequence } from './Sequence.tsx'

const RUNS: [OrderName, string][] = [
  ['sign-up', 'Sign up'],
  ['confirmation', 'Confirm'],
  ['password-sign-in', 'Sign in by password'],
  ['custom-sign-in', 'Sign in by a challenge'],
  ['migration', 'Sign in and migrate'],
  ['refresh', 'Refresh the tokens'],
  ['admin-creation', 'Create as administrator'],
]

type Props = { id: string; title: string; scene: Scene }

/** Which triggers fire when: each button plays a script in a fresh world of the scene, and what happened is drawn. */
export default function OrderWindow({ id, title, scene }: Props) {
  const [chosen, setChosen] = useState<OrderName>()
  const [running, setRunning] = useState<OrderName>()
  const [arrows, setArrows] = useState<Arrow[]>([])
  const [stopped, setStopped] = useState<string>()
  const [announcement, announce] = useAnnouncement()
  // Before this a press would be lost.
  const [isAwake, setAwake] = useState(false)
  useEffect(() => setAwake(true), [])

  async function play(name: OrderName) {
    if (running) return
    setRunning(name)
    try {
      const { playHere } = await import('../../../sandbox/openOrder.ts')
      const made = await playHere(scene, name)
      setArrows(made)
      setChosen(name)
      setStopped(undefined)
      announce(`Done: ${count(triggersIn(made).length, 'trigger')} fired.`)
    } catch (error) {
      setStopped(error instanceof Error ? error.message : String(error))
    } finally {
      setRunning(undefined)
    }
  }

  return (
    <>
      <WindowHead id={id} title={title} />
      <div class="row order-runs" role="group" aria-label="What to run">
        {RUNS.map(([name, words]) => (
          <button
            key={name}
            type="button"
            class="button button-small"
            aria-pressed={chosen === name}
            disabled={!isAwake}
            aria-busy={running === name}
            onClick={() => void play(name)}
          >
            {words}
          </button>
        ))}
      </div>
      {arrows.length > 0 ? (
        <Sequence id={id} arrows={arrows} />
      ) : (
        <p class="panel panel-body sandbox-empty">
          Nothing has happened yet. Choose a run: each starts from a pool with a function at every trigger.
        </p>
      )}
      {stopped !== undefined && (
        <p class="notice sandbox-notice" data-kind="wrong" role="alert">
          This sandbox stopped: {stopped.replace(/\.$/, '')}. Your progress is safe. Choose another run.
        </p>
      )}
      <p class="sr-only" role="status">
        {announcement}
      </p>
    </>
  )
}
