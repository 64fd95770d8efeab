import { useEffect, useRef, useState } from 'preact/hooks'
import type { CodeEditor, Problem } from './codeEditor.ts'

type Props = {
  text: string
  language: 'javascript' | 'json'
  label: string
  isEditable: boolean
  /** a line that a run has found wrong */
  wrong?: Problem | undefined
  onChange(text: string): void
}

/** An editor of code, fetched when it is first shown; until then, and without scripts, the text as it is. */
export function Editor({ text, language, label, isEditable, wrong, onChange }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<CodeEditor>()
  const [isOpen, setOpen] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  // The editor lives longer than one drawing of this component, and calls the newest of each.
  const newest = useRef({ text, onChange })
  newest.current = { text, onChange }

  useEffect(() => {
    let isGone = false
    void import('./codeEditor.ts').then(({ openCodeEditor }) => {
      if (isGone || !host.current) return
      editor.current = openCodeEditor({
        ...{ language, label, isEditable },
        root: host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' }),
        text: newest.current.text,
        onChange: (changed) => newest.current.onChange(changed),
        onProblem: setProblem,
      })
      setOpen(true)
    })
    return () => {
      isGone = true
      editor.current?.destroy()
    }
  }, [])
  useEffect(() => editor.current?.setText(text), [text, isOpen])
  useEffect(() => editor.current?.setEditable(isEditable), [isEditable, isOpen])
  useEffect(() => editor.current?.mark(wrong), [wrong?.line, wrong?.message, isOpen])

  return (
    <div class="workbench-editor">
      <div ref={host} class="workbench-editor-host" hidden={!isOpen} />
      {!isOpen && (
        <pre tabIndex={0} role="region" aria-label={label}>
          <code>{text}</code>
        </pre>
      )}
      {problem && (
        <p class="workbench-problem" role="status">
          Line {problem.line}: {problem.message}
        </p>
      )}
    </div>
  )
}
