import { Play } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import type { Attack } from '../../../sandbox/attacks/attack.ts'
import type { Played } from '../../../sandbox/attacks/stage.ts'
import type { Scene } from '../../../simulator/index.ts'
import { useAnnouncement } from '../useAnnouncement.ts'
import { WindowHead } from '../WindowHead.tsx'
import { Outcome } from './Outcome.tsx'

/** What a page shows of an attack before it is played. */
export type Described = Pick<Attack, 'id' | 'title' | 'gist' | 'defence' | 'source'>

type Props = { id: string; title: string; scene: Scene; attacks: Described[] }

/** Attacks, each to be played with its defence and without, every time in a fresh world of the scene. */
export default function AttackWindow({ id, title, scene, attacks }: Props) {
  const [chosen, choose] = useState(attacks[0]!)
  const [isDefended, defend] = useState(false)
  const [played, setPlayed] = useState<Played>()
  const [running, setRunning] = useState(false)
  const [stopped, setStopped] = useState<string>()
  const [announcement, announce] = useAnnouncement()
  // Before this a press would be lost.
  const [isAwake, setAwake] = useState(false)
  useEffect(() => setAwake(true), [])

  async function play() {
    if (running) return
    setRunning(true)
    try {
      const { playHere } = await import('../../../sandbox/attacks/openAttack.ts')
      const made = await playHere(scene, chosen.id, isDefended)
      setPlayed(made)
      setStopped(undefined)
      announce(`${made.ending.isTaken ? 'Mallory has' : 'Mallory has nothing'}: ${made.ending.words}`)
    } catch (error) {
      setStopped(error instanceof Error ? error.message : String(error))
    } finally {
      setRunning(false)
    }
  }

  return (
    <>
      <WindowHead id={id} title={title} />
      <div class="row order-runs" role="group" aria-label="Which attack">
        {attacks.map((attack) => (
          <button
            key={attack.id}
            type="button"
            class="button button-small"
            aria-pressed={attack === chosen}
            disabled={!isAwake || running}
            onClick={() => {
              choose(attack)
              defend(false)
              setPlayed(undefined)
            }}
          >
            {attack.title}
          </button>
        ))}
      </div>
      <p class="attack-gist">{chosen.gist}</p>
      <div class="row attack-defence">
        <div class="switch" role="group" aria-label="Defence">
          {[false, true].map((with_) => (
            <button
              key={String(with_)}
              type="button"
              aria-pressed={isDefended === with_}
              disabled={!isAwake || running}
              onClick={() => {
                defend(with_)
                setPlayed(undefined)
              }}
            >
              {with_ ? 'Defended' : 'Undefended'}
            </button>
          ))}
        </div>
        <p>{isDefended ? chosen.defence.name : chosen.defence.without}.</p>
        <button
          type="button"
          class="button button-primary"
          disabled={!isAwake}
          aria-busy={running}
          onClick={() => void play()}
        >
          <Play aria-hidden="true" />
          {running ? 'Running' : played ? 'Run again' : 'Run'}
        </button>
      </div>
      {played ? (
        <Outcome played={played} attack={chosen} />
      ) : (
        <p class="panel panel-body sandbox-empty">
          Nothing has happened yet. Say what Mallory will get, then run it.
        </p>
      )}
      {stopped !== undefined && (
        <p class="notice sandbox-notice" data-kind="wrong" role="alert">
          This sandbox stopped: {stopped.replace(/\.$/, '')}. Your progress is safe. Run it again.
        </p>
      )}
      <p class="sr-only" role="status">
        {announcement}
      </p>
    </>
  )
}
