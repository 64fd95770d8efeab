/**
 * The data of a QR code in blocks with their correction, interleaved: damage in one place is shared among all.
 *
 * @param correction codewords of each block
 * @returns as many codewords as `total`
 */
export function withCorrection(
  data: number[],
  { blocks, correction, total }: { total: number; blocks: number; correction: number },
): number[] {
  const short = Math.floor(total / blocks) - correction
  const isLong = (block: number) => block >= blocks - (total % blocks)
  const parts: number[][] = []
  for (let from = 0, block = 0; block < blocks; block++) {
    const length = short + (isLong(block) ? 1 : 0)
    parts.push(data.slice(from, from + length))
    from += length
  }
  const remainders = parts.map((part) => remainderOf(part, correction))
  return [...interleaved(parts), ...interleaved(remainders)]
}

const interleaved = (parts: number[][]): number[] =>
  Array.from({ length: Math.max(...parts.map(({ length }) => length)) }, (_, i) => i).flatMap((i) =>
    parts.flatMap((part) => part.slice(i, i + 1)),
  )

/** Reed and Solomon's: what is left when the data is divided by the generator of this degree, in GF(2^8) mod 0x11d. */
function remainderOf(data: number[], degree: number): number[] {
  const generator = generatorOf(degree)
  let left = Array.from({ length: degree }, () => 0)
  for (const byte of data) {
    const factor = byte ^ left[0]!
    left = [...left.slice(1), 0].map((value, i) => value ^ times(generator[i]!, factor))
  }
  return left
}

function generatorOf(degree: number): number[] {
  let product = [...Array.from({ length: degree - 1 }, () => 0), 1]
  let root = 1
  for (let i = 0; i < degree; i++) {
    product = product.map((value, j) => times(value, root) ^ (product[j + 1] ?? 0))
    root = times(root, 2)
  }
  return product
}

function times(a: number, b: number): number {
  let product = 0
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d)
    product ^= ((b >> bit) & 1) * a
  }
  return product
}
