import { useState } from 'preact/hooks'
import type { Lane } from '../../simulator/index.ts'
import { code, type Phrase } from '../../sandbox/phrases.ts'
import type { Call, Row } from '../../sandbox/timeline.ts'
import { spanText } from '../../sandbox/times.ts'
import { LaneMark } from './LaneMark.tsx'
import { Wire } from './Wire.tsx'
import { Words } from './Words.tsx'

type Part = 'request' | 'response'
/** Which calls lie open. */
export type Opened = { has(call: Call): boolean; toggle(call: Call): void }
type Props = { call: Call; opened: Opened; lane?: Lane; later?: number }

/** One call: closed it is one row, open it shows what it caused, and the exact request and response. */
export function CallEntry({ call, opened, lane = 'app', later = 0 }: Props) {
  const [wire, setWire] = useState<Part>()
  const isOpen = opened.has(call)
  const { response } = call
  const state = response?.error === undefined ? undefined : 'refused'
  const look = (part: Part) => (
    <button
      type="button"
      class="sandbox-link"
      aria-expanded={wire === part}
      onClick={() => setWire(wire === part ? undefined : part)}
    >
      {part === 'request' ? 'Request' : 'Response'}
      <span class="sr-only"> of {call.operation}</span>
    </button>
  )
  return (
    <li class="sandbox-call">
      {later > 0 && <p class="sandbox-later">{spanText(later)} later</p>}
      <div class="entry" data-state={isOpen ? undefined : state}>
        <LaneMark lane={lane} />
        <span class="entry-text">
          <button type="button" class="entry-open" aria-expanded={isOpen} onClick={() => opened.toggle(call)}>
            <Words of={isOpen ? call.words : inOneLine(call)} />
          </button>
        </span>
        <span class="entry-when">{isOpen && <>{look('request')} 0 ms</>}</span>
      </div>
      {isOpen && wire === 'request' && <Wire of={call} part="request" />}
      {isOpen && <Caused rows={call.rows} opened={opened} />}
      {isOpen && response && (
        <div class="entry" data-state={state}>
          <LaneMark lane={lane} />
          <span class="entry-text">
            <Words of={response.words} />
          </span>
          <span class="entry-when">
            {look('response')} {response.after}
          </span>
        </div>
      )}
      {isOpen && wire === 'response' && <Wire of={call} part="response" />}
    </li>
  )
}

/** What a call caused, in order, and below a function the calls that it made. */
function Caused({ rows, opened }: { rows: Row[]; opened: Opened }) {
  if (rows.length === 0) return null
  return (
    <ol class="entries">
      {rows.map((row) => (
        <li key={row.id} class="sandbox-caused">
          <div class="entry" data-depth="1">
            <LaneMark lane={row.lane} />
            <span class="entry-text">
              <Words of={row.words} />
            </span>
            <span class="entry-when">{row.after}</span>
          </div>
          {row.calls && (
            <ol class="sandbox-inner" aria-label="What the function called">
              {row.calls.map((call) => (
                <CallEntry key={call.id} call={call} opened={opened} lane="trigger" />
              ))}
            </ol>
          )}
        </li>
      ))}
    </ol>
  )
}

/** A closed call: `SignUp → UserConfirmed: false`. */
function inOneLine({ operation, response }: Call): Phrase {
  if (!response) return [code(operation), ' …']
  const [first = '', ...rest] = response.words
  return [code(operation), ' → ', ...(first === 'Answer: ' ? rest : [first, ...rest])]
}
