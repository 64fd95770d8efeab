import { LAMBDA_CLIENTS, LIBRARIES, NODE_MODULES } from '../libraries.ts'
import { HANDLER_LIMITS, SIMULATED_HOSTS } from '../limits.ts'
import type { HandlerTask, LambdaCall, Module, Place, Task } from '../types.ts'
import { asCommonJs } from './asCommonJs.ts'
import { readSource } from './readSource.ts'

const GLOBALS = 'deep-end/globals'
const BUFFER = 'node:buffer'
const ENDINGS = ['.js', '.mjs', '.cjs']

/** A reader's files, ready to be run: `wants` are the names of what they ask for, and where. */
export type Prepared = {
  modules: Record<string, Module>
  entry: string | undefined
  wants: Map<string, Place | undefined>
}

/**
 * Reads the files of a task.
 *
 * @throws Unreadable for one that is no JavaScript
 */
export function prepare({ source, handler, globals }: HandlerTask): Prepared {
  const stem = splitHandler(handler).file
  const files = typeof source === 'string' ? { [`${stem}.js`]: source } : source
  const modules: Record<string, Module> = {}
  const wants: Prepared['wants'] = new Map()
  for (const [file, text] of Object.entries(files)) {
    modules[`./${file}`] = file.endsWith('.json')
      ? { text: `module.exports = JSON.parse(${JSON.stringify(text)})`, file }
      : moduleOf(file, text)
    // As `require` looks for it when the ending is left out.
    modules[`./${file.replace(/\.\w+$/, '')}`] ??= renamed(`./${file}`)
  }
  const entry = ENDINGS.map((ending) => `./${stem}${ending}`).find((name) => Object.hasOwn(modules, name))
  if (globals) modules[GLOBALS] = globalsModule(globals)
  return { modules, entry, wants }

  function moduleOf(file: string, text: string): Module {
    const read = readSource(file, text)
    for (const { name, line } of read.asks) {
      if (!wants.has(name)) wants.set(name, { module: file, line })
    }
    if (/\bBuffer\b/.test(text)) wants.set(BUFFER, undefined)
    return asCommonJs(read)
  }
}

/** `crypto` is `node:crypto`. */
const withScheme = (name: string) => (NODE_MODULES.includes(`node:${name}`) ? `node:${name}` : name)

/** A module that is another one under a second name. */
const renamed = (name: string): Module => ({ text: `module.exports = require(${JSON.stringify(name)})` })

function globalsModule(globals: Record<string, string>): Module {
  const lines = Object.entries(globals).map(
    ([name, expression]) => `globalThis[${JSON.stringify(name)}] = (${expression}\n);`,
  )
  return { text: lines.join('\n') }
}

/** `index.handler` is the export `handler` of the file `index`. */
export function splitHandler(handler = 'index.handler'): { file: string; name: string } {
  const [, file = '', name = ''] = /^([^.]*)\.(.*)$/.exec(handler) ?? []
  return { file, name }
}

/**
 * The run of a handler.
 *
 * @param libraries texts of what it wants; none where Node loads real packages
 */
export function handlerRun(
  task: HandlerTask,
  { modules, entry, wants }: Prepared,
  libraries: Record<string, Module> = {},
): Task {
  const { event, now, limit = HANDLER_LIMITS.milliseconds } = task
  const short = NODE_MODULES.filter((name) => Object.hasOwn(libraries, name)).map(
    (name) => [name.slice('node:'.length), renamed(name)] as const,
  )
  const before = [
    ...(Object.hasOwn(libraries, BUFFER) ? [BUFFER] : []),
    ...(Object.hasOwn(modules, GLOBALS) ? [GLOBALS] : []),
  ]
  const call = lambdaCall(task, limit)
  return {
    modules: { ...libraries, ...Object.fromEntries(short), ...modules },
    entry: entry ?? splitHandler(task.handler).file,
    export: splitHandler(task.handler).name,
    args: [event],
    before,
    adapter: [...wants.keys()].some(isClient) ? LAMBDA_CLIENTS : undefined,
    lambda: call,
    env: { ...environment(task, call), ...task.env },
    clock: { now, ticks: true },
    limits: { ...HANDLER_LIMITS, milliseconds: limit },
    hosts: SIMULATED_HOSTS,
  }
}

const isClient = (name: string) => name.startsWith('@aws-sdk/client-') && LIBRARIES.includes(name)

/** What a page has to load before it can run this. */
export function librariesFor({ wants }: Prepared): string[] {
  const names = [...wants.keys()].map(withScheme)
  return names.some(isClient) ? [...names, LAMBDA_CLIENTS] : names
}

function lambdaCall(
  { functionName, handler = 'index.handler', env }: HandlerTask,
  limit: number,
): LambdaCall {
  const arn = `arn:aws:lambda:${env?.AWS_REGION ?? REGION}:${ACCOUNT}:function:${functionName}`
  return { functionName, handler, requestId: crypto.randomUUID(), arn, limit }
}

const REGION = 'us-east-1'
const ACCOUNT = '123456789012'

/** Source: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime */
function environment(
  { functionName, now }: HandlerTask,
  { handler, requestId }: LambdaCall,
): Record<string, string> {
  const day = new Date(now).toISOString().slice(0, 10).replaceAll('-', '/')
  return {
    _HANDLER: handler,
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
    AWS_LAMBDA_FUNCTION_NAME: functionName,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${functionName}`,
    AWS_LAMBDA_LOG_STREAM_NAME: `${day}/[$LATEST]${requestId.replaceAll('-', '')}`,
    // Any key that the simulator did not issue acts as the account's administrator.
    AWS_ACCESS_KEY_ID: 'AKIDLAMBDA',
    AWS_SECRET_ACCESS_KEY: 'simulated',
    LAMBDA_TASK_ROOT: '/var/task',
    TZ: ':UTC',
  }
}
