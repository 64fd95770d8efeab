import type { Snapshot } from '../../sandbox/snapshot.ts'

/** What the reader must know about the sandbox itself: that it stopped, or that nothing is kept. */
export function Notices({ shown, isOpen }: { shown: Snapshot; isOpen: boolean }) {
  if (shown.stopped !== undefined) {
    return (
      <p class="notice sandbox-notice" data-kind="wrong" role="alert">
        This sandbox stopped: {shown.stopped.replace(/\.$/, '')}. Your progress is safe.{' '}
        {isOpen ? 'Start over.' : 'Reload the page.'}
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
