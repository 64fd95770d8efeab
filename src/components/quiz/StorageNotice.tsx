/** Said where progress cannot be kept. */
export function StorageNotice() {
  return (
    <p class="notice" data-kind="warn">
      <strong>Careful.</strong> This browser keeps nothing, so progress ends with the tab.
    </p>
  )
}
