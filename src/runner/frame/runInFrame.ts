import harness from '../harness/inWorker.ts?script'
import { compose, findInText } from '../compose.ts'
import { late, serve, type Ending } from '../serve.ts'
import type { Host, Outcome, Task } from '../types.ts'

/** How much later than the frame's own timer the page gives up on a frame, and how long it waits for one to load. */
const GRACE = 80
const LOADING = 15_000

/**
 * Runs code that a reader may have written, in a sandboxed frame of opaque origin and a worker, both new for this call.
 *
 * @param sandbox where the sandbox document is, such as `/sandbox/frame.html`
 * @param signal ends the run early
 */
export async function runInFrame(
  task: Task,
  host: Host,
  sandbox: string,
  signal?: AbortSignal,
): Promise<Outcome> {
  const { text, spans } = compose(task, harness)
  const { port1: port, port2: theirs } = new MessageChannel()
  const frame = hiddenFrame(sandbox)
  const { take, console, lasted } = serve(
    task,
    host,
    (answer, transfer) => port.postMessage(answer, transfer),
    findInText(spans),
  )
  try {
    const ending = await new Promise<Ending>((resolve) => {
      signal?.addEventListener('abort', () => resolve(stopped('The run was ended.')))
      port.onmessage = ({ data }: MessageEvent) => {
        const ending = take(data)
        if (ending) resolve(ending)
      }
      const loading = setTimeout(() => resolve(stopped('The sandbox document did not load.')), LOADING)
      whenReady(frame, (sandboxed) => {
        clearTimeout(loading)
        const { milliseconds } = task.limits
        setTimeout(() => resolve({ failure: late(task) }), milliseconds + GRACE)
        sandboxed.postMessage({ text, milliseconds }, '*', [theirs])
      })
      document.body.append(frame)
    })
    return { ...ending, console, duration: lasted() }
  } finally {
    port.close()
    frame.remove()
  }
}

const stopped = (message: string): Ending => ({ failure: { kind: 'stopped', message } })

/** Out of sight, but not `display: none`: browsers slow down the timers of what is not laid out. */
function hiddenFrame(address: string): HTMLIFrameElement {
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.setAttribute('allow', '')
  frame.setAttribute('aria-hidden', 'true')
  frame.tabIndex = -1
  frame.title = 'Runs code apart from this page'
  frame.style.cssText = 'position:fixed;left:-9px;top:0;width:1px;height:1px;border:0;pointer-events:none'
  frame.src = address
  return frame
}

/** The document says once that it is there; its origin is opaque, so only the window it speaks from tells who it is. */
function whenReady(frame: HTMLIFrameElement, then: (sandboxed: Window) => void): void {
  addEventListener('message', function hear(event) {
    if (!frame.contentWindow || event.source !== frame.contentWindow) {
      if (!frame.isConnected) removeEventListener('message', hear)
      return
    }
    removeEventListener('message', hear)
    if (event.origin === 'null' && event.data === 'ready') then(frame.contentWindow)
  })
}
