import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { StartError } from './options.ts'

/**
 * Makes a file this process's own until it ends: two emulators would spoil each other's journal.
 *
 * @returns gives it back
 * @throws StartError when another running process has it
 */
export function lockFile(file: string): () => void {
  const lock = `${file}.lock`
  const owner = ownerOf(lock)
  if (owner !== undefined && isRunning(owner)) {
    throw new StartError(
      `${file} is in use by process ${owner}. End that one, or choose another file. (If it is no emulator, delete ${lock}.)`,
    )
  }
  // A killed emulator leaves its lock behind.
  rmSync(lock, { force: true })
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    throw new StartError(`${lock} cannot be written: ${(error as Error).message}`)
  }
  const release = () => rmSync(lock, { force: true })
  process.once('exit', release)
  return () => {
    process.off('exit', release)
    release()
  }
}

function ownerOf(lock: string): number | undefined {
  try {
    return Number(readFileSync(lock, 'utf8')) || undefined
  } catch {
    return undefined
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
