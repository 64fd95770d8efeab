import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { javascript } from '@codemirror/lang-javascript'
import { json } from '@codemirror/lang-json'
import { bracketMatching, ensureSyntaxTree, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { forceLinting, linter, lintGutter, type Diagnostic } from '@codemirror/lint'
import { Compartment, EditorState, type Extension } from '@codemirror/state'
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { highlighting, theme } from './editorTheme.ts'

/** Something wrong in a text, on a line counted from 1. */
export type Problem = { line: number; message: string }

export type CodeEditor = {
  /** Replaces the text, unless it is the same. */
  setText(text: string): void
  /** Marks a line that a run has found wrong, until the text is changed; nothing takes the mark away. */
  mark(problem: Problem | undefined): void
  setEditable(isEditable: boolean): void
  destroy(): void
}

type Options = {
  root: ShadowRoot
  text: string
  language: 'javascript' | 'json'
  label: string
  isEditable: boolean
  onChange(text: string): void
  /** told of the first thing wrong in the text, and when there is nothing wrong any more */
  onProblem(problem: Problem | undefined): void
}

/**
 * CodeMirror inside a shadow root: there it keeps its styles in constructed style sheets, which the page's policy allows,
 * and not in style elements, which it refuses. Tab moves the focus on, as everywhere in the page.
 */
export function openCodeEditor({ root, text, language, label, isEditable, ...told }: Options): CodeEditor {
  const editable = new Compartment()
  let marked: Problem | undefined
  const check = (view: EditorView): Diagnostic[] => {
    const found = marked ? [onLine(view, marked)] : unreadable(view, NOT[language])
    const [first] = found
    told.onProblem(first && { line: view.state.doc.lineAt(first.from).number, message: first.message })
    return found
  }
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        highlightActiveLine(),
        history(),
        indentOnInput(),
        bracketMatching(),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        LANGUAGES[language],
        syntaxHighlighting(highlighting),
        theme,
        linter(check, { delay: 300 }),
        lintGutter(),
        editable.of(editing(isEditable)),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (!docChanged) return
          marked = undefined
          told.onChange(state.doc.toString())
        }),
      ],
    }),
  })
  return {
    setText(next) {
      const { doc } = view.state
      if (doc.toString() !== next) view.dispatch({ changes: { from: 0, to: doc.length, insert: next } })
    },
    mark(problem) {
      marked = problem
      // A linter that has run on this text runs again only when something has happened to the view.
      view.dispatch({})
      forceLinting(view)
    },
    setEditable: (next) => view.dispatch({ effects: editable.reconfigure(editing(next)) }),
    destroy: () => view.destroy(),
  }
}

const LANGUAGES: Record<Options['language'], Extension> = { javascript: javascript(), json: json() }

/** Read-only text can still be reached and selected. */
const editing = (isEditable: boolean) => EditorState.readOnly.of(!isEditable)

const NOT: Record<Options['language'], string> = {
  json: 'This is not JSON from here on.',
  javascript: 'The code cannot be read from here on.',
}

/** The first place where the parser lost the thread: what it says after that is guesswork. */
function unreadable({ state }: EditorView, message: string): Diagnostic[] {
  const found: Diagnostic[] = []
  // A tree that is not finished yet ends in an error that the text does not have.
  ensureSyntaxTree(state, state.doc.length, 1000)?.iterate({
    enter({ type, from, to }) {
      if (type.isError && found.length === 0) {
        const line = state.doc.lineAt(from)
        const start = Math.min(from, Math.max(line.from, line.to - 1))
        found.push({
          from: start,
          to: Math.max(to, Math.min(start + 1, line.to)),
          severity: 'error',
          message,
        })
      }
      return found.length === 0
    },
  })
  return found
}

function onLine({ state }: EditorView, { line, message }: Problem): Diagnostic {
  const { from, to } = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines))
  return { from, to, severity: 'error', message }
}
