import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'

const MAIN = 'src/emulator/main.ts'

/** The emulator as a program of its own, once it has said where it answers; killed when the test ends. */
export async function started(
  args: string[],
  file = MAIN,
): Promise<{ url: string; child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => killed(child))
  let said = ''
  for await (const chunk of child.stdout!.iterator({ destroyOnReturn: false })) {
    said += String(chunk)
    const [, url] = /at (http:\/\/localhost:\d+) /.exec(said) ?? []
    if (url && said.includes('Ctrl+C')) return { url, child, said }
  }
  throw new TypeError(`It never said where it answers: ${said}`)
}

/** Ends a program that the test started, without a chance to do anything more. */
export async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

/**
 * Runs the emulator, or a script of the project, until it ends.
 *
 * @param at a second after it has said that, it is interrupted as by Ctrl+C
 */
export async function ended(
  args: string[],
  file = MAIN,
  { env = {}, at }: { env?: Record<string, string>; at?: string } = {},
): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  onTestFinished(() => killed(child))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said += String(chunk)
      if (at !== undefined && said.includes(at)) setTimeout(() => child.kill('SIGINT'), 1000)
    })
  }
  const [code] = (await once(child, 'close')) as [number]
  return { code, said }
}
