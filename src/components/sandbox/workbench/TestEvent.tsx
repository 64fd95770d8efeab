import { Play } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Editor } from './Editor.tsx'

type Props = {
  /** the event to begin with */
  start: unknown
  isAwake: boolean
  run(event: unknown): Promise<void>
}

/** An event to run the function with, alone. */
export function TestEvent({ start, isAwake, run }: Props) {
  const [text, setText] = useState(() => JSON.stringify(start, null, 2))
  const [isRunning, setRunning] = useState(false)
  const event = parsed(text)
  return (
    <form
      class="workbench-test"
      onSubmit={(submit) => {
        submit.preventDefault()
        setRunning(true)
        void run(event.value).finally(() => setRunning(false))
      }}
    >
      <Editor text={text} language="json" label="Test event" isEditable onChange={setText} />
      <div class="row">
        <button
          type="submit"
          class="button button-small"
          disabled={!isAwake || event.isBroken}
          aria-busy={isRunning}
        >
          <Play aria-hidden="true" />
          {isRunning ? 'Running' : 'Run the test'}
        </button>
        {event.isBroken && <span class="small quiet">This is not JSON yet.</span>}
      </div>
    </form>
  )
}

function parsed(text: string): { value?: unknown; isBroken: boolean } {
  try {
    return { value: JSON.parse(text) as unknown, isBroken: false }
  } catch {
    return { isBroken: true }
  }
}
