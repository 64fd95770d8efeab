import { Worker } from 'node:worker_threads'
import { memoryUsage } from 'node:process'
import { dirname, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findInModules, jobOf } from '../compose.ts'
import { STATUS } from '../limits.ts'
import { late, serve, type Ending } from '../serve.ts'
import type { Failure, Host, Outcome, Task } from '../types.ts'
import type { FindPlace } from '../places.ts'
import type { ThreadRun } from './inThread.ts'
import { BASE, PROGRAM } from './program.ts'

/** What a thread may use beyond the limits of each task. */
export type ThreadOptions = {
  /** by how much the process may grow while the thread runs, in megabytes */
  megabytes?: number
  /** Modules that Node loads itself, by the name code asks for: addresses of files. Packages need no entry. */
  real?: Record<string, string>
  /** The entry is this file of the reader's, with real `fetch`. */
  file?: string
}

/** A thread that runs one task after the other. */
export type Thread = { run(task: Task, host: Host): Promise<Outcome>; close(): Promise<void> }

/**
 * Runs the project's and the reader's own files in a worker thread, with the same harness as in a page and real packages.
 * Nothing foreign belongs here: a thread can read files. A run that had to be killed costs the next one a new thread.
 */
export function openThread({ megabytes = 512, real = {}, file }: ThreadOptions = {}): Thread {
  let worker: Worker | undefined
  let runs = 0

  const start = () =>
    new Worker(PROGRAM, {
      env: {},
      workerData: BASE,
      execArgv: ['--no-warnings'],
      resourceLimits: { maxOldGenerationSizeMb: HEAP, stackSizeMb: 4 },
    })

  async function run(task: Task, host: Host): Promise<Outcome> {
    const thread = (worker ??= start())
    const number = ++runs
    const { take, console, lasted } = serve(
      task,
      host,
      (answer, transfer) => thread.postMessage({ run: number, answer }, transfer),
      file === undefined ? findInModules(task.modules) : findInFolder(dirname(file)),
    )
    const message: ThreadRun = { run: number, job: jobOf(task), modules: task.modules, real, file }
    const ending = await endOf(thread, message, take, task, megabytes)
    const duration = lasted()
    if (ending.failure && KILLING.has(ending.failure.kind)) await close()
    return { ...ending, console, duration }
  }

  async function close(): Promise<void> {
    const ended = worker
    worker = undefined
    await ended?.terminate()
  }

  return { run, close }
}

/**
 * The limit that V8 itself holds, in megabytes: never to be reached, for a table that goes beyond it ends the whole
 * process, and buffers are not part of it. So the process is watched instead, every so many milliseconds.
 */
const HEAP = 4096
const WATCHED = 20

const MEMORY: Failure = { kind: 'memory', message: 'The code used more memory than it may.' }

/** After these nothing is known about what the thread still does. */
const KILLING = new Set<Failure['kind']>(['timeout', 'memory', 'exit', 'stopped'])

function endOf(
  thread: Worker,
  message: ThreadRun,
  take: (message: unknown) => Ending | undefined,
  task: Task,
  megabytes: number,
): Promise<Ending> {
  return new Promise((resolve) => {
    const end = (ending: Ending) => {
      clearTimeout(timer)
      clearInterval(watch)
      thread.off('message', onMessage).off('error', onError).off('exit', onExit)
      resolve(ending)
    }
    const onMessage = (data: { run: number; message: unknown }) => {
      const ending = data.run === message.run ? take(data.message) : undefined
      if (ending) end(ending)
    }
    const onError = (error: Error & { code?: string }) => end({ failure: failureOf(error) })
    const onExit = (status: number) =>
      end({ failure: { kind: 'exit', message: 'The code called process.exit().', status } })
    const timer = setTimeout(() => end({ failure: late(task) }), task.limits.milliseconds)
    const full = memoryUsage.rss() + megabytes * 1024 * 1024
    const watch = setInterval(() => memoryUsage.rss() > full && end({ failure: MEMORY }), WATCHED)
    thread.on('message', onMessage).on('error', onError).on('exit', onExit)
    thread.postMessage(message)
  })
}

function failureOf(error: Error & { code?: string }): Failure {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return MEMORY
  return { kind: 'exit', name: error.name, message: error.message, status: STATUS.error }
}

/** Finds places in the reader's own files: those in a folder, but for packages. */
function findInFolder(folder: string): FindPlace {
  return (source, line, column) => {
    const path = source.startsWith('file:') ? fileURLToPath(source) : source
    const isOwn = path.startsWith(folder + sep) && !path.includes(`${sep}node_modules${sep}`)
    return isOwn ? { module: relative(folder, path), line, ...(column && { column }) } : undefined
  }
}
