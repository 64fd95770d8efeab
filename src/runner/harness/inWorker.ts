import type { Answer, Job, ModuleFunction } from '../messages.ts'
import { becomeNode } from './asNode.ts'
import { cannotFindModule, noSuchModule, requireFrom, type Linked } from './modules.ts'
import { perform } from './perform.ts'
import { surroundings } from './start.ts'

/** Ways out of a worker, and of its harness. What the policy of the document refuses anyway is gone as well. */
const REMOVED = [
  'postMessage',
  'close',
  'importScripts',
  'Worker',
  'SharedWorker',
  'BroadcastChannel',
  'XMLHttpRequest',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'WebTransport',
  'indexedDB',
  'caches',
  'WebAssembly',
]

type WorkerScope = {
  Date: DateConstructor
  postMessage(message: unknown, transfer?: Transferable[]): void
  addEventListener(type: 'message', take: (event: MessageEvent<Answer>) => void): void
}

/**
 * The harness's form in a classic worker of the sandbox document: its text stands before the modules' in one blob.
 * The project's types are a page's; a worker's scope has this form.
 */
export function start(job: Job, modules: Record<string, ModuleFunction>): void {
  const scope = globalThis as unknown as WorkerScope
  const post = scope.postMessage.bind(scope)
  const edge: Parameters<typeof perform>[0] = {
    // An empty list would be read by the iterator of arrays, which code may have replaced.
    post: (message, transfer) => (transfer.length ? post(message, transfer) : post(message)),
    listen: (take) =>
      scope.addEventListener('message', (event) => {
        event.stopImmediatePropagation()
        if (event.isTrusted) take(event.data)
      }),
  }
  const { inside, pending, ...globals } = surroundings(edge, job, scope.Date)
  for (const name of REMOVED) remove(scope, name)
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(scope, name, { value, writable: true, configurable: true })
  }
  const elsewhere = job.lambda ? cannotFindModule : noSuchModule
  const open = (linked?: Linked) => requireFrom(modules, elsewhere, linked)
  const whenIdle = job.lambda ? becomeNode(edge, globals.process, pending) : queueMicrotask
  void perform(edge, job, inside, { open, whenIdle })
}

/** Takes a name from a global scope and from everything that the scope inherits from. */
function remove(scope: object, name: string): void {
  for (let at: object | null = scope; at; at = Object.getPrototypeOf(at) as object | null) {
    if (!Object.hasOwn(at, name)) continue
    if (!Reflect.deleteProperty(at, name)) Object.defineProperty(at, name, { value: undefined })
  }
}
