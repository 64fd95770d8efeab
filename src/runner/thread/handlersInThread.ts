import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { endingOf } from '../handler/handlerOutcome.ts'
import { handlerRun } from '../handler/handlerTask.ts'
import { readSource, Unreadable } from '../handler/readSource.ts'
import { runHandler } from '../handler/runHandler.ts'
import { addressOf, LAMBDA_CLIENTS } from '../libraries.ts'
import type { HandlerEnding, HandlerOutcome, HandlerTask, Host, Outcome, RunHandler, Task } from '../types.ts'
import { openThread, type ThreadOptions } from './openThread.ts'

/** Calls Lambda functions that are given as text, each in a thread of its own, with real packages. */
export const handlersInThread: RunHandler = (task, fetch) =>
  runHandler(task, {
    run: (run) =>
      runOnce(run, { fetch, functions: {} }, { real: { [LAMBDA_CLIENTS]: addressOf(LAMBDA_CLIENTS) } }),
    texts: async () => ({}),
  })

/**
 * Calls a Lambda function from a file of the reader's, read anew. It has what a program of the reader's has: files, the
 * network, and the packages beside it.
 *
 * @param file where it is
 */
export async function runHandlerFile(
  file: string,
  task: Omit<HandlerTask, 'source'>,
): Promise<HandlerOutcome> {
  const run = handlerRun({ ...task, source: {} }, { modules: {}, entry: file, wants: new Map() })
  const outcome = await runOnce(run, NOTHING, { file })
  const { console, duration } = outcome
  const ending = endingOf(outcome, run.lambda!.requestId, run.limits)
  return { ...(await withLine(ending, file)), console, duration }
}

/** Node doesn't say where the syntax of an ES module is wrong. */
async function withLine(ending: HandlerEnding, file: string): Promise<HandlerEnding> {
  if (ending.kind !== 'threw' || ending.name !== 'Runtime.UserCodeSyntaxError' || ending.at) return ending
  try {
    readSource(basename(file), await readFile(file, 'utf8'))
  } catch (error) {
    if (error instanceof Unreadable) return { ...ending, at: error.failure.at }
  }
  return ending
}

/** What answers a function that needs nobody for its requests. */
const NOTHING: Host = { fetch: () => Promise.reject(new TypeError('Nobody answers here.')), functions: {} }

async function runOnce(run: Task, host: Host, options: ThreadOptions): Promise<Outcome> {
  const thread = openThread(options)
  try {
    return await thread.run(run, host)
  } finally {
    await thread.close()
  }
}
