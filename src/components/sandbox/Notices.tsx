import type { Snapshot } from '../../sandbox/snapshot.ts'

/** What the reader must know about the sandbox itself: that it stopped, or that nothing is kept here. */
export function Notices({ shown, isOpen }: { shown: Snapshot; isOpen: boolean }) {
  if (shown.stopped !== undefined) {
    return (
      <p class="notice sandbox-notice" data-kind="wrong" role="alert">
        This sandbox stopped: {shown.stopped.replace(/\.$/, '')}. Your progress is safe.{' '}
        {isOpen ? 'Start over.' : 'Reload the page.'}
      </p>
    )
  }
  if (shown.kept === 'here') return null
  return (
    <p class="notice sandbox-notice" data-kind="warn">
      {shown.kept === 'elsewhere'
        ? 'This sandbox is open in another tab, and what happens there is kept. What you do here ends with this tab: close the other one and reload to go on here.'
        : 'This browser keeps nothing, so what you do here ends with the tab.'}
    </p>
  )
}
