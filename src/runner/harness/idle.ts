import type { WhenIdle } from './lambda.ts'

type Timers = Pick<typeof globalThis, 'setTimeout' | 'clearTimeout' | 'setInterval' | 'clearInterval'>
type Run = (...args: unknown[]) => void

const { apply } = Reflect

/** How long nothing may have been left, in milliseconds, before the code is taken to have come to its end. */
const QUIET = 15

/**
 * Tells when nothing is left to wait for, as Node does by itself: replaces a scope's timers by counted ones.
 *
 * @param pending how many calls have not been answered
 */
export function watchTimers(scope: Timers, pending: () => number): WhenIdle {
  const real = {
    setTimeout: scope.setTimeout.bind(scope),
    clearTimeout: scope.clearTimeout.bind(scope),
    setInterval: scope.setInterval.bind(scope),
  }
  const running: Record<number, true> = Object.create(null)
  let count = 0

  function begin(id: number): number {
    running[id] = true
    count++
    return id
  }
  function end(id: number): void {
    if (running[id]) count--
    delete running[id]
  }
  function clear(id: number): void {
    end(id)
    real.clearTimeout(id)
  }
  function setTimeout(run: Run, delay?: number, ...args: unknown[]): number {
    checkFunction(run)
    const id = real.setTimeout(() => {
      end(id)
      apply(run, undefined, args)
    }, delay) as unknown as number
    return begin(id)
  }
  function setInterval(run: Run, delay?: number, ...args: unknown[]): number {
    checkFunction(run)
    return begin(real.setInterval(() => apply(run, undefined, args), delay) as unknown as number)
  }
  const setImmediate = (run: Run, ...args: unknown[]) => apply(setTimeout, undefined, [run, 0, ...args])

  Object.assign(scope, { setTimeout, setInterval, setImmediate })
  Object.assign(scope, { clearTimeout: clear, clearInterval: clear, clearImmediate: clear })

  return (then) => {
    let quiet = 0
    const look = () => {
      quiet = count + pending() > 0 ? 0 : quiet + 1
      if (quiet * 5 > QUIET) then()
      else real.setTimeout(look, 5)
    }
    look()
  }
}

function checkFunction(run: unknown): void {
  if (typeof run !== 'function') throw new TypeError('The "callback" argument must be of type function.')
}
