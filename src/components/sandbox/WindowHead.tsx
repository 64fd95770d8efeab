import type { ComponentChildren } from 'preact'
import { Waves } from 'lucide-preact'

/** The first row of whatever runs: its name, that it is not AWS, and more chips where there are any. */
export function WindowHead({
  id,
  title,
  children,
}: {
  id: string
  title: string
  children?: ComponentChildren
}) {
  return (
    <div class="water-head">
      <h3 class="water-title" id={`${id}-title`}>
        <Waves aria-hidden="true" />
        {title}
      </h3>
      <span class="chip">Simulated AWS</span>
      {children}
    </div>
  )
}
