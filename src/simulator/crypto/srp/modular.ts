/** Powers modulo one odd number, with Barrett's reduction in place of division: the same code path in every engine. */
export type Modulus = { n: bigint; bits: bigint; mu: bigint }

export function modulus(n: bigint): Modulus {
  const bits = BigInt(n.toString(2).length)
  return { n, bits, mu: (1n << (2n * bits)) / n }
}

/** x mod n for 0 <= x < n². */
function reduce({ n, bits, mu }: Modulus, x: bigint): bigint {
  let rest = x - (((x >> (bits - 1n)) * mu) >> (bits + 1n)) * n
  while (rest >= n) rest -= n
  return rest
}

export const multiply = (m: Modulus, left: bigint, right: bigint): bigint => reduce(m, left * right)

/** A remainder that is never negative. */
export const mod = ({ n }: Modulus, x: bigint): bigint => ((x % n) + n) % n

const WINDOW = 5

/** base^exponent mod n, five bits of the exponent at a time. */
export function power(m: Modulus, base: bigint, exponent: bigint): bigint {
  const table = [1n]
  for (let i = 1; i < 1 << WINDOW; i++) table.push(multiply(m, table[i - 1]!, base))
  const bits = exponent.toString(2)
  const digits = bits.padStart(Math.ceil(bits.length / WINDOW) * WINDOW, '0')
  let result = 1n
  for (let i = 0; i < digits.length; i += WINDOW) {
    for (let j = 0; j < WINDOW && result !== 1n; j++) result = multiply(m, result, result)
    result = multiply(m, result, table[parseInt(digits.slice(i, i + WINDOW), 2)]!)
  }
  return result
}

const TEETH = 8

/**
 * Powers of one base, by a comb of eight teeth: the exponent is cut into eight rows, and one table look-up serves a
 * bit of each row at once (Lim and Lee).
 *
 * @param bits the longest exponent
 * @returns base^exponent mod n for exponents up to that length; longer ones take the ordinary way
 */
export function comb(m: Modulus, base: bigint, bits: number): (exponent: bigint) => bigint {
  const row = Math.ceil(bits / TEETH)
  let table: bigint[] | undefined
  return (exponent) => {
    const digits = exponent.toString(2).padStart(row * TEETH, '0')
    if (digits.length > row * TEETH) return power(m, base, exponent)
    table ??= combTable(m, base, row)
    let result = 1n
    for (let column = 0; column < row; column++) {
      if (result !== 1n) result = multiply(m, result, result)
      let index = 0
      for (let tooth = 0; tooth < TEETH; tooth++) {
        if (digits[tooth * row + column] === '1') index |= 1 << (TEETH - 1 - tooth)
      }
      if (index) result = multiply(m, result, table[index]!)
    }
    return result
  }
}

/** table[i] = product of base^(2^(row·t)) over the bits t of i. */
function combTable(m: Modulus, base: bigint, row: number): bigint[] {
  const table = [1n]
  let tooth = base
  for (let t = 0; t < TEETH; t++) {
    const size = table.length
    for (let i = 0; i < size; i++) table.push(multiply(m, table[i]!, tooth))
    for (let i = 0; i < row; i++) tooth = multiply(m, tooth, tooth)
  }
  return table
}
