import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runHandlerFile } from '../runner/thread/handlersInThread.ts'
import type { ConsoleLine, HandlerEnding } from '../runner/types.ts'
import { answerOf, InvocationFailed } from '../simulator/index.ts'

/** What the functions of a folder have to know of the emulator. */
export type Surroundings = {
  /** where SDK clients inside reach it */
  url(): string
  /** simulated milliseconds */
  now(): number
  /** for events that name none */
  region: string
}

/** In which file a function is, and which of its exports handles events, as Lambda's `Handler` says it. */
type Found = { file: string; handler: string }

const ENDINGS = ['.js', '.mjs', '.cjs']
/** The file that says which function has another handler than `index.handler`. */
const HANDLERS = 'handlers.json'

/**
 * Runs Lambda functions from the files of a folder: `NAME.js` (or `.mjs`, `.cjs`), or `NAME/index.js`. Files are read anew
 * for each call.
 *
 * @returns what a world's `invoke` is
 */
export function functionsIn(folder: string, around: Surroundings) {
  return async (name: string, event: unknown): Promise<unknown> => {
    const found = findFunction(folder, name)
    if (!found) {
      say(
        name,
        `There is no ${join(folder, name)}.js, .mjs or .cjs, and no ${join(folder, name, 'index.js')}.`,
      )
      throw new InvocationFailed('ResourceNotFoundException')
    }
    const outcome = await runHandlerFile(found.file, {
      functionName: name,
      handler: found.handler,
      event,
      env: environment(event, around),
      now: around.now(),
    })
    for (const line of outcome.console) say(name, withPlace(line))
    sayFailure(name, outcome)
    return answerOf(outcome)
  }
}

function environment(event: unknown, { url, region }: Surroundings): Record<string, string> {
  const named = (event as { region?: string }).region ?? region
  return { ...inherited(), AWS_REGION: named, AWS_DEFAULT_REGION: named, AWS_ENDPOINT_URL: url() }
}

/** The reader's own variables, but for what would lead a function to a real account. */
function inherited(): Record<string, string> {
  const entries = Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_'))
  return Object.fromEntries(entries) as Record<string, string>
}

function findFunction(folder: string, name: string): Found | undefined {
  // The name is the reader's, but it comes with a request: it never leads out of the folder.
  if (!/^[\w-]+$/.test(name)) return undefined
  const handler = handlersOf(folder)[name]
  const stem = (handler ?? 'index.handler').split('.')[0]!
  const places = [join(folder, name, stem), ...(handler ? [join(folder, stem)] : []), join(folder, name)]
  const file = places
    .flatMap((place) => ENDINGS.map((ending) => place + ending))
    .find((path) => existsSync(path))
  return file === undefined ? undefined : { file, handler: handler ?? 'index.handler' }
}

function handlersOf(folder: string): Record<string, string> {
  const file = join(folder, HANDLERS)
  if (!existsSync(file)) return {}
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  } catch (error) {
    say(HANDLERS, (error as Error).message)
    return {}
  }
}

/** What the reader is to know of a run that did not end well; Cognito is told less. */
function sayFailure(name: string, ending: HandlerEnding): void {
  if (ending.kind === 'failed') say(name, ending.why)
  if (ending.kind !== 'threw') return
  const { message, stack, at, why } = ending
  const place = at && !stack ? ` (${at.module}:${at.line})` : ''
  say(name, stack ?? `${ending.name}: ${message}${place}`)
  if (why) say(name, why)
}

const withPlace = ({ text, module, line }: ConsoleLine) => (module ? `${text}  (${module}:${line})` : text)

/** Each line with the function's name before it. */
function say(name: string, text: string): void {
  console.log(text.replaceAll(/^/gm, `[${name}] `))
}
