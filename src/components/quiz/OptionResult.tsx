import { Check, X } from 'lucide-preact'
import type { Outcome } from '../../quiz/grade.ts'
import type { OptionView } from '../../quiz/schema/view.ts'
import { ProseNodes } from './ProseNodes.tsx'
import { ShowProof } from './ShowProof.tsx'

interface Props {
  option: OptionView
  letter: string
  outcome: Outcome
  questionId: string
  proof: string | undefined
}

const said: Record<Outcome, string> = {
  right: 'Right, and you chose it',
  wrong: 'You chose this',
  missed: 'Right, and you missed it',
  left: '',
}

/** An option after the answer: what became of it, why, and the run that shows it. */
export function OptionResult({ option, letter, outcome, questionId, proof }: Props) {
  return (
    <li class="option" data-state={outcome}>
      <span class="option-letter">
        <Mark outcome={outcome} letter={letter} />
      </span>
      <span class="option-text">
        <ProseNodes nodes={option.text} />
      </span>
      <div class="option-why">
        <ProseNodes nodes={option.why} />
      </div>
      <div class="option-said">
        <span>{said[outcome]}</span>
        {proof !== undefined && <ShowProof questionId={questionId} proof={proof} claim={option.claim} />}
      </div>
    </li>
  )
}

function Mark({ outcome, letter }: { outcome: Outcome; letter: string }) {
  if (outcome === 'right') return <Check aria-hidden="true" strokeWidth={3} />
  if (outcome === 'wrong') return <X aria-hidden="true" strokeWidth={3} />
  return <span aria-hidden="true">{letter}</span>
}
