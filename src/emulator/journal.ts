import { closeSync, openSync } from 'node:fs'
import { changesBetween, type State } from '../simulator/index.ts'
import { lockFile } from './lock.ts'
import { StartError } from './options.ts'
import { readSaved, writeSnapshot, writeWhole, type Saved, type Step } from './savedFile.ts'

/** Keeps a state in a file, so that a kill loses nothing that was answered. */
export type Journal = {
  /** Writes down what has changed since the last time; it is in the file when this returns. */
  keep(state: State, now: number): void
  /** Writes everything anew. */
  snapshot(state: State, now: number): void
  close(): void
}

/** A snapshot is due when the steps after the last one have grown to this many bytes, and to twice its size. */
const STEPS = 4 * 1024 * 1024

/**
 * Reads a file and goes on writing it.
 *
 * @param account whose state it must be, if it has one already
 * @param begin is told what was in the file, and answers what is to be kept from now on
 * @throws StartError when the file is in use, damaged, something else, or kept for another account
 */
export function openJournal(
  file: string,
  account: string | undefined,
  begin: (saved: Saved | undefined) => Saved,
): Journal {
  const release = lockFile(file)
  try {
    const saved = readSaved(file)
    if (saved && account !== undefined && saved.account !== account) {
      throw new StartError(`${file} was kept for account ${saved.account}. Choose another for ${account}.`)
    }
    return writing(file, begin(saved), release)
  } catch (error) {
    release()
    throw error
  }
}

function writing(file: string, first: Saved, release: () => void): Journal {
  let kept = first.state
  let handle: number | undefined
  let size = 0
  let written = 0

  const close = () => {
    if (handle !== undefined) closeSync(handle)
    handle = undefined
  }
  const snapshot = (state: State, now: number) => {
    close()
    size = writeSnapshot(file, { account: first.account, now, state })
    written = 0
    kept = state
    handle = openSync(file, 'a')
  }
  snapshot(kept, first.now)
  return {
    keep(state, now) {
      const step: Step = { now, changes: changesBetween(kept, state) }
      written += writeWhole(handle!, `${JSON.stringify(step)}\n`)
      kept = state
      if (written > Math.max(STEPS, 2 * size)) snapshot(state, now)
    },
    snapshot,
    close() {
      close()
      release()
    },
  }
}
