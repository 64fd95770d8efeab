import type { Snapshot } from '../../sandbox/snapshot.ts'

/** What the reader must know about the sandbox itself: that it stopped, or that nothing is kept. */
export function Notices({ shown }: { shown: Snapshot }) {
  if (shown.stopped !== undefined) {
    return (
      <p class="notice sandbox-notice" data-kind="wrong" role="alert">
        This sandbox stopped: {shown.stopped}. Your progress is safe. Start over.
      </p>
    )
  }
  if (shown.isKept) return null
  return (
    <p class="notice sandbox-notice" data-kind="warn">
      This browser keeps nothing, so what you do here ends with the tab.
    </p>
  )
}
