import type { ConsoleLine } from '../../../runner/types.ts'

/** What a function wrote, each with the line that wrote it. */
export function RunConsole({ lines }: { lines: ConsoleLine[] }) {
  if (lines.length === 0) return <p class="small quiet">The function wrote nothing to its console.</p>
  return (
    <div class="workbench-console" tabIndex={0} role="region" aria-label="Console">
      <ol>
        {lines.map(({ level, text, line }, at) => (
          <li key={at} data-level={level}>
            <span class="console-line">{line === undefined ? '' : `line ${line}`}</span>
            <span class="console-text">
              {(level === 'error' || level === 'warn') && <b>{level}: </b>}
              {text}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
