/** A number from a text, 32 bits (FNV-1a), and from it a stream of numbers below 1 (mulberry32). */
function randomFrom(seed: string): () => number {
  let state = 2166136261
  for (const unit of seed) state = Math.imul(state ^ unit.codePointAt(0)!, 16777619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    const again = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((again ^ (again >>> 14)) >>> 0) / 4294967296
  }
}

/** The same things in an order that depends on the seed alone (Fisher–Yates), so a reload or a report can repeat it. */
export function shuffle<T>(things: readonly T[], seed: string): T[] {
  const random = randomFrom(seed)
  const order = [...things]
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[order[last], order[other]] = [order[other]!, order[last]!]
  }
  return order
}

/** A question's options as one attempt shows them. Those in an order of their own keep it. */
export function orderOptions<T>(
  { id, options, ordered }: { id: string; options: readonly T[]; ordered: boolean },
  attempt: string,
): readonly T[] {
  return ordered ? options : shuffle(options, `${attempt} ${id}`)
}
