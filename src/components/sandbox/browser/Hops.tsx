import { useEffect, useRef, useState } from 'preact/hooks'
import type { Exchange } from '../../../sandbox/browser/web.ts'
import { Hop } from './Hop.tsx'

type Props = {
  id: string
  hops: Exchange[]
  stepping: boolean
  step: (stepping: boolean) => void
  isAwake: boolean
}

/** At most this many requests are in the page. */
const SHOWN = 40

/** Every request that the browser made, newest last. Step by step the newest lies open. */
export function Hops({ id, hops, stepping, step, isAwake }: Props) {
  const [opened, setOpened] = useState<Record<number, boolean>>({})
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const newest = list.current?.lastElementChild
    if (list.current && newest instanceof HTMLElement)
      list.current.scrollTop = newest.offsetTop - list.current.offsetTop
  }, [hops.length])
  const first = Math.max(0, hops.length - SHOWN)
  return (
    <div class="sandbox-timeline">
      <div class="water-label">
        <h4 id={`${id}-happened`}>Each request</h4>
        <label class="choice">
          <input
            type="checkbox"
            checked={stepping}
            disabled={!isAwake}
            onChange={(event) => step(event.currentTarget.checked)}
          />
          Step by step
        </label>
      </div>
      <ol class="panel sandbox-calls" ref={list} tabIndex={0} aria-labelledby={`${id}-happened`}>
        {hops.slice(first).map((hop, i) => {
          const at = first + i
          const isOpen = opened[at] ?? (stepping && at === hops.length - 1)
          const toggle = () => setOpened({ ...opened, [at]: !isOpen })
          return <Hop key={at} of={hop} isOpen={isOpen} toggle={toggle} />
        })}
      </ol>
    </div>
  )
}
