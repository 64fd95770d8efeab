/** Edits (insert, drop, replace, swap neighbours) that turn one word into the other. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)]
  for (let i = 1; i <= a.length; i++) {
    rows.push([i])
    for (let j = 1; j <= b.length; j++) rows[i]!.push(cheapest(rows, a, b, i, j))
  }
  return rows[a.length]![b.length]!
}

function cheapest(rows: readonly number[][], a: string, b: string, i: number, j: number): number {
  const same = a[i - 1] === b[j - 1]
  const edit = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + (same ? 0 : 1))
  const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
  return swapped ? Math.min(edit, rows[i - 2]![j - 2]! + 1) : edit
}

/** The known word that a misspelt one probably means; undefined when none is near. */
export function findNearest(word: string, known: readonly string[]): string | undefined {
  const short = word.slice(0, 64).toLowerCase()
  const ranked = known
    .map((candidate) => ({ candidate, far: distance(short, candidate.toLowerCase()) }))
    .toSorted((a, b) => a.far - b.far)
  const best = ranked[0]
  return best && best.far <= Math.max(2, Math.floor(short.length / 3)) ? best.candidate : undefined
}
