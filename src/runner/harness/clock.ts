/** A clock that code inside can be moved by; `Date` follows it. Milliseconds since 1970. */
export type InnerClock = {
  now(): number
  set(milliseconds: number): void
  advance(milliseconds: number): void
}

/** @param ticks whether time runs on from `now`, or stands still until it is moved */
export function innerClock(start: { now: number; ticks: boolean }, monotonic: () => number): InnerClock {
  let base = start.now
  let since = monotonic()
  const now = () => Math.floor(base + (start.ticks ? monotonic() - since : 0))
  return {
    now,
    set(milliseconds) {
      base = milliseconds
      since = monotonic()
    },
    advance(milliseconds) {
      base += milliseconds
    },
  }
}

/** A `Date` that reads its present from `now`; dates made from a value stay as they are. */
export function shiftedDate(RealDate: DateConstructor, now: () => number): DateConstructor {
  const { construct } = Reflect
  const Shifted = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, args, newTarget) => construct(target, args.length === 0 ? [now()] : args, newTarget),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  })
  RealDate.prototype.constructor = Shifted
  return Shifted
}
