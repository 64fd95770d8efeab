import type { ComponentChildren } from 'preact'

/** A file of the flows as it runs: open, or behind its name. */
export function ShownCode({
  file,
  isOpen,
  children,
}: {
  file: string
  isOpen: boolean
  children: ComponentChildren
}) {
  if (!isOpen) {
    return (
      <details class="sandbox-code">
        <summary>
          <span class="sandbox-file">{file}.ts</span>
        </summary>
        {children}
      </details>
    )
  }
  return (
    <div class="sandbox-code">
      <div class="water-label">
        <span class="sandbox-file">{file}.ts</span>
      </div>
      {children}
    </div>
  )
}
