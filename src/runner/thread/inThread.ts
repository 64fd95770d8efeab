import { createRequire, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { compileFunction } from 'node:vm'
import { parentPort } from 'node:worker_threads'
import type { Edge } from '../harness/channel.ts'
import { requireFrom } from '../harness/modules.ts'
import { perform, surroundings } from '../harness/start.ts'
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
  const { inside, process: changed, ...globals } = surroundings(edge, job, RealDate)
  Object.assign(globalThis, globals)
  process.env = changed.env
  try {
    const functions = Object.entries(modules).map(([name, module]) => [name, compile(name, module)] as const)
    const require = requireFrom(Object.fromEntries(functions), (name) =>
      load(Object.hasOwn(real, name) ? fileURLToPath(real[name]!) : name),
    )
    void perform(edge, job, inside, require)
  } catch (error) {
    // Only compiling can fail here: the stack begins with the file and line.
    const { name, message, stack } = error as Error
    post({ kind: 'failed', failure: 'syntax', name, message, stack }, [])
  }
}

function compile(name: string, module: Module): ModuleFunction {
  return compileFunction(module.text, ['exports', 'require', 'module'], { filename: name }) as ModuleFunction
}
