/** One line of two texts laid beside each other: in both, only in the first, or only in the second. */
export type DiffLine = { sign: ' ' | '-' | '+'; text: string }

/** Beyond this many pairs of lines the middle is shown as replaced as a whole: nobody reads a longer comparison. */
const MOST_PAIRS = 250_000

/** Which lines of `before` went and which came, by their longest common subsequence. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')]
  let from = 0
  while (from < a.length && from < b.length && a[from] === b[from]) from++
  let tail = 0
  while (tail < a.length - from && tail < b.length - from && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  return [
    ...a.slice(0, from).map((text): DiffLine => ({ sign: ' ', text })),
    ...middle(a.slice(from, a.length - tail), b.slice(from, b.length - tail)),
    ...a.slice(a.length - tail).map((text): DiffLine => ({ sign: ' ', text })),
  ]
}

function middle(a: string[], b: string[]): DiffLine[] {
  if (a.length * b.length > MOST_PAIRS) return [...signed('-', a), ...signed('+', b)]
  const common = commonLengths(a, b)
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && a[i] === b[j]) {
      lines.push({ sign: ' ', text: a[i++]! })
      j++
    } else if (j >= b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      lines.push({ sign: '-', text: a[i++]! })
    } else {
      lines.push({ sign: '+', text: b[j++]! })
    }
  }
  return lines
}

const signed = (sign: DiffLine['sign'], lines: string[]) => lines.map((text): DiffLine => ({ sign, text }))

/** `lengths[i][j]`: how many lines `a` from `i` on and `b` from `j` on have in common, in order. */
function commonLengths(a: string[], b: string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
    }
  }
  return lengths
}
