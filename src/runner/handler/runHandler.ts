import type { HandlerEnding, HandlerOutcome, HandlerTask, Module, Outcome, Task } from '../types.ts'
import { endingOf } from './handlerOutcome.ts'
import { HANDLER_LIMITS } from '../limits.ts'
import { handlerRun, librariesFor, prepare, type Prepared } from './handlerTask.ts'
import { Unreadable } from './readSource.ts'

/** What calls a handler that is given as text: a page, or a thread of Node. */
export type Stage = {
  run(task: Task): Promise<Outcome>
  /** texts of the libraries that the task has to bring along */
  texts(names: string[]): Promise<Record<string, Module>>
  /** what can be imported, where that is not all that Lambda has */
  importable?: string[]
}

/** Calls a handler and tells how Lambda would answer. Never rejects for anything that the code does. */
export async function runHandler(task: HandlerTask, stage: Stage): Promise<HandlerOutcome> {
  try {
    const prepared = prepare(task)
    const run = handlerRun(task, prepared, await stage.texts(librariesFor(prepared)))
    const outcome = await stage.run(run)
    const { console, duration } = outcome
    const ending = endingOf(outcome, run.lambda!.requestId, run.limits, stage.importable)
    return { ...withImport(ending, prepared), console, duration }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    const outcome = { failure: error.failure, console: [], duration: 0 }
    return { ...endingOf(outcome, '', HANDLER_LIMITS), console: [], duration: 0 }
  }
}

/** What was not there is missed by us, but asked for by the reader's line. */
function withImport(ending: HandlerEnding, { wants }: Prepared): HandlerEnding {
  if (ending.kind !== 'threw' || ending.name !== 'Runtime.ImportModuleError') return ending
  const [, name = ''] = /module '([^']+)'/.exec(ending.message) ?? []
  const at = wants.get(name)
  return at ? { ...ending, at } : ending
}
