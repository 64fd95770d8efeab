import { useState } from 'preact/hooks'
import type { Lane } from '../../simulator/index.ts'
import type { Call } from '../../sandbox/timeline.ts'
import { code } from '../../sandbox/phrases.ts'
import { Wire } from './Wire.tsx'
import { Words } from './Words.tsx'

/** The places a call passes through, in words. */
const LANES: Record<Lane, string> = {
  app: 'Your app',
  'user-pool': 'User pool',
  login: 'Managed login',
  trigger: 'Lambda trigger',
  message: 'Message',
  'identity-pool': 'Identity pool',
  service: 'Service',
}

type Props = { call: Call; minutesLater: number; isOpen: boolean; toggle: () => void }

/** One call: closed it is one row, open it shows what it caused, and the exact request and response. */
export function CallEntry({ call, minutesLater, isOpen, toggle }: Props) {
  const [wire, setWire] = useState<'request' | 'response'>()
  const { response } = call
  const isRefused = response?.error !== undefined
  const look = (part: 'request' | 'response') => (
    <button
      type="button"
      class="sandbox-link"
      aria-expanded={wire === part}
      aria-label={`${part === 'request' ? 'Request' : 'Response'} of ${call.operation}`}
      onClick={() => setWire(wire === part ? undefined : part)}
    >
      {part === 'request' ? 'Request' : 'Response'}
    </button>
  )
  return (
    <li class="sandbox-call">
      {minutesLater > 0 && <p class="sandbox-later">{laterText(minutesLater)}</p>}
      <div class="entry" data-state={!isOpen && isRefused ? 'refused' : undefined}>
        <LaneMark lane="app" />
        <span class="entry-text">
          <button type="button" class="entry-open" aria-expanded={isOpen} onClick={toggle}>
            {isOpen ? (
              <Words of={call.words} />
            ) : (
              <Words
                of={[code(call.operation), ' → ', ...(response ? withoutLabel(response.words) : ['…'])]}
              />
            )}
          </button>
        </span>
        <span class="entry-when">{isOpen && <>{look('request')} 0 ms</>}</span>
      </div>
      {isOpen && wire === 'request' && <Wire of={call} part="request" />}
      {isOpen && call.rows.length > 0 && (
        <ol class="entries">
          {call.rows.map((row) => (
            <li key={row.id} class="entry" data-depth="1">
              <LaneMark lane={row.lane} />
              <span class="entry-text">
                <Words of={row.words} />
              </span>
              <span class="entry-when">{row.after}</span>
            </li>
          ))}
        </ol>
      )}
      {isOpen && response && (
        <div class="entry" data-state={isRefused ? 'refused' : undefined}>
          <LaneMark lane="app" />
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

function LaneMark({ lane }: { lane: Lane }) {
  return (
    <span class="lane" data-lane={lane}>
      <span class="sr-only">{LANES[lane]}: </span>
    </span>
  )
}

const withoutLabel = ([first, ...rest]: Call['words']) =>
  first === 'Answer: ' ? rest : [first ?? '', ...rest]

const laterText = (minutes: number) =>
  minutes < 120
    ? `${minutes} min later`
    : minutes < 48 * 60
      ? `${Math.floor(minutes / 60)} h later`
      : `${Math.floor(minutes / 1440)} days later`
