import type { Keeping } from '../../quiz/progress/progress.ts'

/** Said where progress cannot be kept, and why. Nothing where it is, or where nobody knows yet. */
export function StorageNotice({ keeping }: { keeping: Keeping | undefined }) {
  if (keeping === undefined || keeping === 'kept') return null
  return (
    <p class="notice" data-kind="warn">
      <strong>Careful.</strong>{' '}
      {keeping === 'memory'
        ? 'This browser keeps nothing, so progress ends with the tab.'
        : 'A newer version of this site is open in another tab. Reload this one, or its answers end with it.'}
    </p>
  )
}
