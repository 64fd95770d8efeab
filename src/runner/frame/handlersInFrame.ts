import { runHandler } from '../handler/runHandler.ts'
import { LIBRARIES, NODE_MODULES } from '../libraries.ts'
import type { RunHandler } from '../types.ts'
import { libraryTexts } from './libraryTexts.ts'
import { runInFrame } from './runInFrame.ts'

/**
 * Calls Lambda functions in this page: each call in a frame and worker of its own.
 *
 * @param sandbox where the sandbox document is, such as `/sandbox/frame.html`
 */
export function handlersInFrame(sandbox: string): RunHandler {
  return (task, fetch) =>
    runHandler(task, {
      run: (run) => runInFrame(run, { fetch, functions: {} }, sandbox),
      texts: libraryTexts,
      importable: [...LIBRARIES, ...NODE_MODULES],
    })
}
