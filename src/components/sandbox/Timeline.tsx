import { useEffect, useRef, useState } from 'preact/hooks'
import type { Call } from '../../sandbox/timeline.ts'
import { CallEntry, type Opened } from './CallEntry.tsx'

/** At most this many calls are in the page; older ones stay in the log. */
const SHOWN = 40

/** The calls as a nested list, newest last: the newest lies open, any other opens when it is pressed. */
export function Timeline({ id, calls }: { id: string; calls: Call[] }) {
  const [pressed, setPressed] = useState<Record<number, boolean>>({})
  const list = useRef<HTMLOListElement>(null)
  const newest = calls.at(-1)
  const opened: Opened = {
    has: (call) => pressed[call.id] ?? call === newest,
    toggle: (call) => setPressed({ ...pressed, [call.id]: !opened.has(call) }),
  }
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight
  }, [newest?.id, newest?.response === undefined])

  if (calls.length === 0) {
    return (
      <p class="panel panel-body sandbox-calls sandbox-empty">
        Nothing has happened yet. Run the code and each call appears here.
      </p>
    )
  }
  return (
    <ol class="panel sandbox-calls" ref={list} tabIndex={0} aria-labelledby={`${id}-happened`}>
      {calls.slice(-SHOWN).map((call, at, all) => (
        <CallEntry key={call.id} call={call} later={at ? moved(all[at - 1]!, call) : 0} opened={opened} />
      ))}
    </ol>
  )
}

/** How far the clock went on between two calls, when it was a minute or more: then somebody moved it. */
const moved = (before: Call, call: Call) => (call.at - before.at >= 60_000 ? call.at - before.at : 0)
