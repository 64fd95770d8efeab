import type { RunHandler } from '../runner/types.ts'

const SANDBOX = `${import.meta.env.BASE_URL.replace(/\/$/, '')}/sandbox/frame.html`

/** Runs functions in this page, each call apart from it. What that takes is fetched with the first call. */
export const runFunction: RunHandler = async (task, fetch) => {
  const { handlersInFrame } = await import('../runner/frame/handlersInFrame.ts')
  return handlersInFrame(SANDBOX)(task, fetch)
}
