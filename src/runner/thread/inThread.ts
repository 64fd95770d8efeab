import nodeModule, { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { compileFunction } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
import type { Edge } from '../harness/channel.ts'
import { requireFrom, type Linked } from '../harness/modules.ts'
import { perform } from '../harness/perform.ts'
import { exitReport } from '../harness/report.ts'
import { surroundings } from '../harness/start.ts'
import { STATUS } from '../limits.ts'
import type { Answer, Job, ModuleFunction, Outgoing } from '../messages.ts'
import type { Module } from '../types.ts'

/** One run of a thread; `real` are modules that Node loads itself, by their files' addresses; `file` is a reader's own. */
export type ThreadRun = {
  run: number
  job: Job
  modules: Record<string, Module>
  real: Record<string, string>
  file?: string
}

const RealDate = Date
const load = createRequire(workerData as string)
const port = parentPort!

/**
 * How packages are found. aws-jwt-verify has a form for Node that opens sockets, and one for pages that calls `fetch`: the
 * way out here. What is not beside a reader's file is looked for beside the project's. Node 20 has no such hooks.
 */
nodeModule.registerHooks?.({
  resolve(specifier, context, next) {
    if (specifier === '#node-web-compat') return next('./node-web-compat-web.js', context)
    try {
      return next(specifier, context)
    } catch (error) {
      if (!/^(@aws-sdk\/|jose$|aws-jwt-verify$)/.test(specifier)) throw error
      return next(specifier, { ...context, parentURL: workerData as string })
    }
  },
})

let current = 0
let hear: (answer: Answer) => void = () => {}

port.on('message', (message: ThreadRun | { run: number; answer: Answer }) => {
  if ('job' in message) begin(message)
  else if (message.run === current) hear(message.answer)
})

function begin({ run, job, modules, real, file }: ThreadRun): void {
  current = run
  const post = (message: Outgoing, transfer: ArrayBuffer[]) => port.postMessage({ run, message }, transfer)
  const edge: Edge = { post, listen: (take) => (hear = take) }
  const { inside, process: changed, Date, console, fetch } = surroundings(edge, job, RealDate)
  Object.assign(globalThis, { Date, console, ...(file === undefined && { fetch }) })
  process.env = changed.env
  const elsewhere = (name: string) => load(Object.hasOwn(real, name) ? fileURLToPath(real[name]!) : name)
  try {
    const functions = Object.entries(modules).map(([name, module]) => [name, compile(name, module)] as const)
    const open = (linked?: Linked) => requireFrom(Object.fromEntries(functions), elsewhere, linked)
    if (job.lambda) endAsLambda(edge)
    const own = file === undefined ? {} : { load: () => import(pathToFileURL(file).href) as Promise<unknown> }
    void perform(edge, job, inside, { open, whenIdle, ...own })
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
