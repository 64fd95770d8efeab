import { Check, X } from 'lucide-preact'
import { isSame, type Predict } from '../../sandbox/prediction.ts'
import { RunButton } from './Actions.tsx'
import type { WindowView } from './useWindow.ts'
import { OptionWords } from './Words.tsx'

type Props = { id: string; predict: Predict; view: WindowView }

/** The question in one row above the code. */
export function PredictionRow({ id, predict, view }: Props) {
  return (
    <div class="water-ask" role="radiogroup" aria-labelledby={`${id}-ask`}>
      <span id={`${id}-ask`}>{predict.question}</span>
      {predict.options.map((option) => (
        <label key={option} class="choice">
          <Radio id={id} option={option} view={view} />
          <OptionWords text={option} />
        </label>
      ))}
    </div>
  )
}

/** The question beside the code, with the button that settles it. */
export function PredictionBeside({ id, predict, view }: Props) {
  const [runner] = view.runners
  return (
    <div class="sandbox-ask">
      <p id={`${id}-ask`}>{predict.question}</p>
      <div class="options" role="radiogroup" aria-labelledby={`${id}-ask`}>
        {predict.options.map((option) => (
          <label key={option} class="option sandbox-option" data-state={stateOf(option, view)}>
            <Radio id={id} option={option} view={view} />
            <span class="option-text">
              <OptionWords text={option} />
              <Mark option={option} view={view} />
            </span>
          </label>
        ))}
      </div>
      {runner && (
        <p class="row">
          <RunButton id={id} runner={runner} view={view} first="Run it" />
          {!view.said?.came && <span class="small quiet">You can change your mind until you run.</span>}
        </p>
      )}
    </div>
  )
}

function Radio({ id, option, view }: { id: string; option: string; view: WindowView }) {
  return (
    <input
      type="radio"
      name={`${id}-said`}
      value={option}
      checked={view.said?.choice === option}
      disabled={!view.isAwake || view.said?.came !== undefined}
      onChange={() => view.say(option)}
    />
  )
}

function stateOf(option: string, { said }: WindowView) {
  if (said?.came === undefined) return undefined
  if (isSame(option, said.came))
    return said.choice === undefined || isSame(said.choice, said.came) ? 'right' : 'missed'
  return option === said.choice ? 'wrong' : 'left'
}

const MARKS = { right: 'This came', wrong: 'You said this', missed: 'This came', left: '' }

function Mark({ option, view }: { option: string; view: WindowView }) {
  const state = stateOf(option, view)
  if (!state || state === 'left') return null
  const isSaid = state === 'right' && view.said?.choice !== undefined
  return <span class="option-said">{isSaid ? 'You said so' : MARKS[state]}</span>
}

/** What became of a prediction, in one line; nothing where none was made. */
export function Verdict({ view }: { view: WindowView }) {
  const { choice, came } = view.said ?? {}
  if (choice === undefined || came === undefined) return null
  return isSame(choice, came) ? (
    <span class="sandbox-verdict" data-state="right">
      <Check aria-hidden="true" />
      You said so
    </span>
  ) : (
    <span class="sandbox-verdict" data-state="wrong">
      <X aria-hidden="true" />
      It came out <OptionWords text={came} />
    </span>
  )
}
