import type { Job } from '../messages.ts'
import type { Inside, LambdaCall, Target } from '../types.ts'
import { shown } from './console.ts'
import { errorReport, failed, type Report } from './report.ts'

const { Error, Promise, SyntaxError, String, Reflect } = globalThis
const { apply } = Reflect

/** Calls `then` once nothing is left to wait for: no timer, no request. */
export type WhenIdle = (then: () => void) => void

/** An error of Lambda's own runtime. */
const runtimeError = (name: string, message: string) =>
  Object.assign(new Error(message), { name: `Runtime.${name}`, stack: '' })

/**
 * Calls a handler as Lambda's runtime for Node.js up to 22 does: with a callback, and with a promise where it gives one.
 *
 * Source: https://github.com/aws/aws-lambda-nodejs-runtime-interface-client
 *
 * @returns what the function answers; null when it never called back
 * @throws whatever it threw or refused with, and errors of the runtime's by their names
 */
export async function callHandler(
  load: () => Promise<{ exports: unknown }>,
  job: Job,
  call: LambdaCall,
  inside: Inside,
  whenIdle: WhenIdle,
): Promise<unknown> {
  const path = job.export.split('.')
  const handler = handlerOf((await loaded(load)).exports, path, call)
  const { value } = await new Promise<{ value: unknown }>((resolve, reject) => {
    let waits: unknown = true
    let isAnswered = false
    const isError = (error: unknown) => error !== undefined && error !== null
    /** Only the first of all the ways to answer counts. */
    const once = (answer: (error: unknown, value: unknown) => void) => (error: unknown, value?: unknown) => {
      if (!isAnswered) answer(error, value)
      isAnswered = true
    }
    const settle = (error: unknown, value: unknown = null) =>
      isError(error) ? reject(error) : resolve({ value })
    const done = once(settle)
    // Lambda has its own word for an error that is none.
    const fail = (error?: unknown) => done(isError(error) ? error : 'handled')
    const callback = once((error, value) => {
      if (!waits || isError(error)) settle(error, value)
      else whenIdle(() => settle(null, value))
    })
    const context = {
      get callbackWaitsForEmptyEventLoop() {
        return waits
      },
      set callbackWaitsForEmptyEventLoop(value) {
        waits = value
      },
      succeed: (value: unknown) => done(null, value),
      fail,
      done,
      ...described(call, inside),
    }
    try {
      const answered = apply(handler, undefined, [job.args[0], context, callback]) as {
        then?: unknown
      } | null
      if (answered && typeof answered.then === 'function') void hand(answered, done, fail)
      else whenIdle(() => done(null))
    } catch (error) {
      callback(error)
    }
  })
  return value
}

/** Hands on what a promise comes to. Awaited, for code may have replaced `then`. */
async function hand(
  promise: unknown,
  done: (error: unknown, value: unknown) => void,
  fail: (error: unknown) => void,
) {
  try {
    done(null, await promise)
  } catch (error) {
    fail(error)
  }
}

/** What a handler may know of its call. */
function described({ functionName, arn, requestId, limit }: LambdaCall, { clock, env }: Inside) {
  const deadline = clock.now() + limit
  return {
    functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
    functionName,
    memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
    clientContext: undefined,
    identity: undefined,
    invokedFunctionArn: arn,
    awsRequestId: requestId,
    getRemainingTimeInMillis: () => deadline - clock.now(),
  }
}

async function loaded(load: () => Promise<{ exports: unknown }>): Promise<{ exports: unknown }> {
  try {
    return await load()
  } catch (error) {
    if (error instanceof SyntaxError) throw renamed(error, 'UserCodeSyntaxError')
    const { code } = Object(error) as { code?: unknown }
    if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND') {
      throw renamed(error as Error, 'ImportModuleError')
    }
    throw error
  }
}

/** The runtime tells an error of loading in words of its own, but it came from where it came. */
const renamed = (error: Error, name: string) =>
  Object.assign(runtimeError(name, String(error)), { stack: error.stack })

function handlerOf(exports: unknown, path: string[], { handler }: LambdaCall): Target {
  let found = exports
  // Not for … of: the code has run by now, and may have replaced the iterator of arrays.
  for (let i = 0; i < path.length; i++)
    found = (found as Record<string, unknown> | null | undefined)?.[path[i]!]
  if (typeof found === 'function') return found as Target
  throw runtimeError(
    'HandlerNotFound',
    found ? `${handler} is not a function` : `${handler} is undefined or not exported`,
  )
}

/** An error as Lambda reports it; what is none becomes readable text. */
export function handlerReport(error: unknown): Report {
  try {
    if (error instanceof Error) return errorReport('threw', error)
    return { ...failed('threw', shown(error)), name: typeof error }
  } catch {
    // Lambda's own words for it.
    return {
      ...failed(
        'threw',
        'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack',
      ),
      name: 'handled',
    }
  }
}
