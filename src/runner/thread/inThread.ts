import { createRequire, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { compileFunction } from 'node:vm'
import { parentPort } from 'node:worker_threads'
import type { Edge } from '../harness/channel.ts'
import { requireFrom, type Linked } from '../harness/modules.ts'
import { perform } from '../harness/perform.ts'
import { exitReport } from '../harness/report.ts'
import { surroundings } from '../harness/start.ts'
import { STATUS } from '../limits.ts'
import type { Answer, Job, ModuleFunction, Outgoing } from '../messages.ts'
import type { Module } from '../types.ts'

/** One run of a thread; `real` are modules that Node loads itself, by their files' addresses. */
export type ThreadRun = {
  run: number
  job: Job
  modules: Record<string, Module>
  real: Record<string, string>
}

/** aws-jwt-verify has a form for Node that opens sockets, and one for pages that calls `fetch`: the way out here. */
registerHooks({
  resolve: (specifier, context, next) =>
    next(specifier === '#node-web-compat' ? './node-web-compat-web.js' : specifier, context),
})

const RealDate = Date
const load = createRequire(import.meta.url)
const port = parentPort!
let current = 0
let hear: (answer: Answer) => void = () => {}

port.on('message', (message: ThreadRun | { run: number; answer: Answer }) => {
  if ('job' in message) begin(message)
  else if (message.run === current) hear(message.answer)
})

function begin({ run, job, modules, real }: ThreadRun): void {
  current = run
  const post = (message: Outgoing, transfer: ArrayBuffer[]) => port.postMessage({ run, message }, transfer)
  const edge: Edge = { post, listen: (take) => (hear = take) }
  const { inside, process: changed, pending: _, ...globals } = surroundings(edge, job, RealDate)
  Object.assign(globalThis, globals)
  process.env = changed.env
  const elsewhere = (name: string) => load(Object.hasOwn(real, name) ? fileURLToPath(real[name]!) : name)
  try {
    const functions = Object.entries(modules).map(([name, module]) => [name, compile(name, module)] as const)
    const open = (linked?: Linked) => requireFrom(Object.fromEntries(functions), elsewhere, linked)
    if (job.lambda) endAsLambda(edge)
    void perform(edge, job, inside, { open, whenIdle })
  } catch (error) {
    // Only compiling can fail here: the stack begins with the file and line.
    const { name, message, stack } = error as Error
    post({ kind: 'failed', failure: 'syntax', name, message, stack }, [])
  }
}

/** What nobody catches ends the run, with the status that Lambda's runtime has for it. */
function endAsLambda(edge: Edge): void {
  process.on('uncaughtException', (error) => edge.post({ ...exitReport(error), status: STATUS.error }, []))
  process.on('unhandledRejection', (reason) =>
    edge.post({ ...exitReport(reason), status: STATUS.rejection }, []),
  )
}

/** Node tells by itself; its own listening must not keep it waiting. */
function whenIdle(then: () => void): void {
  port.unref()
  process.once('beforeExit', () => {
    port.ref()
    then()
  })
}

function compile(name: string, module: Module): ModuleFunction {
  return compileFunction(module.text, ['exports', 'require', 'module'], { filename: name }) as ModuleFunction
}
