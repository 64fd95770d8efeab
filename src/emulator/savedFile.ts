import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { applyChanges, type Change, type State } from '../simulator/index.ts'
import { StartError } from './options.ts'

/** What a file of `--state` holds: the account it is for, its simulated time (ms), and its state. */
export type Saved = { account: string; now: number; state: State }

/** The first line: everything. */
type Snapshot = Saved & { format: typeof FORMAT }
/** Each line after it: what one answered request has changed. */
export type Step = { now: number; changes: Change[] }

const FORMAT = 'deep-end emulator 1'

/**
 * Reads a snapshot and the steps after it. A last line without its end was cut off by a kill before its request was
 * answered: it is dropped.
 *
 * @returns nothing when there is no such file yet, or it is empty
 * @throws StartError when it is something else, or damaged
 */
export function readSaved(file: string): Saved | undefined {
  const text = textOf(file)
  if (text === '') return undefined
  const [first = '', ...steps] = text.split('\n').slice(0, -1)
  const snapshot = parsed(first) as Partial<Snapshot> | undefined
  if (snapshot?.format !== FORMAT) {
    throw new StartError(
      `${file} was not written by this emulator, so it is left alone. Choose another file.`,
    )
  }
  const { account } = snapshot as Snapshot
  let { now, state } = snapshot as Snapshot
  for (const [i, line] of ['{"changes":[]}', ...steps].entries()) {
    try {
      const step = JSON.parse(line) as Step
      state = applyChanges(state, step.changes)
      now = step.now ?? now
    } catch (error) {
      throw new StartError(`${file}, line ${i + 1}, cannot be read: ${(error as Error).message}`)
    }
  }
  return { account, now, state }
}

/** Replaces the file by one snapshot: complete before it takes the file's name. @returns its size in bytes */
export function writeSnapshot(file: string, saved: Saved): number {
  const draft = `${file}.new`
  // Pools' private keys are in it: for its owner's eyes only.
  const handle = created(draft)
  const bytes = writeWhole(handle, `${JSON.stringify({ format: FORMAT, ...saved } satisfies Snapshot)}\n`)
  fsyncSync(handle)
  closeSync(handle)
  renameSync(draft, file)
  return bytes
}

/** Writes all of a text: one call may write a part only. @returns bytes */
export function writeWhole(handle: number, text: string): number {
  const bytes = Buffer.from(text)
  let written = 0
  while (written < bytes.length) written += writeSync(handle, bytes, written)
  return written
}

function created(draft: string): number {
  try {
    return openSync(draft, 'w', 0o600)
  } catch (error) {
    throw new StartError(`${draft} cannot be written: ${(error as Error).message}`)
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw new StartError(`${file} cannot be read: ${(error as Error).message}`)
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
