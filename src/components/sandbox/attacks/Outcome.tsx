import { ShieldCheck, TriangleAlert } from 'lucide-preact'
import type { Played, Step } from '../../../sandbox/attacks/stage.ts'
import { Hop } from '../browser/Hop.tsx'
import type { Described } from './AttackWindow.tsx'

/** What came of an attack: who did what, with the requests behind it, and who has what now. */
export function Outcome({ played, attack }: { played: Played; attack: Described }) {
  const { steps, ending } = played
  const Icon = ending.isTaken ? TriangleAlert : ShieldCheck
  return (
    <>
      <ol class="panel attack-steps">
        {steps.map((step, at) => (
          <Done key={at} step={step} />
        ))}
      </ol>
      <div
        class="notice sandbox-notice attack-ending"
        data-kind={ending.isTaken ? 'wrong' : 'right'}
        data-taken={ending.isTaken}
      >
        <p>
          <b>
            <Icon aria-hidden="true" />
            {ending.isTaken ? 'Mallory has it.' : 'Mallory has nothing.'}
          </b>{' '}
          {ending.words}
        </p>
        <p>
          {attack.defence.says}{' '}
          <a href={attack.source} target="_blank" rel="noreferrer">
            Where this is written<span class="sr-only">, in a new tab</span>
          </a>
        </p>
      </div>
    </>
  )
}

function Done({ step: { who, does, exchanges } }: { step: Step }) {
  return (
    <li>
      <p class="attack-step">
        <b>{who}</b> {does}
      </p>
      {exchanges.length > 0 && (
        <ol class="entries">
          {exchanges.map((exchange, at) => (
            <Hop key={at} of={exchange} depth={1} />
          ))}
        </ol>
      )}
    </li>
  )
}
