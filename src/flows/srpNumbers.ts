/**
 * The group that Cognito's SRP counts in, and powers in it.
 * Source: RFC 3526, group 15, which has 3072 bits; the base is 2
 */
export const N = BigInt(
  '0xffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74' +
    '020bbea63b139b22514a08798e3404ddef9519b3cd3a431b302b0a6df25f1437' +
    '4fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7ed' +
    'ee386bfb5a899fa5ae9f24117c4b1fe649286651ece45b3dc2007cb8a163bf05' +
    '98da48361c55d39a69163fa8fd24cf5f83655d23dca3ad961c62f356208552bb' +
    '9ed529077096966d670c354e4abc9804f1746c08ca18217c32905e462e36ce3b' +
    'e39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf695581718' +
    '3995497cea956ae515d2261898fa051015728e5a8aaac42dad33170d04507a33' +
    'a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7db3970f85a6e1e4c7' +
    'abf5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864' +
    'd87602733ec86a64521f2b18177b200cbbe117577a615d6c770988c0bad946e2' +
    '08e24fa074e5ab3143db5bfce0fd108e4b82d120a93ad2caffffffffffffffff',
)
const BITS = 3072n
const RECIPROCAL = (1n << (2n * BITS)) / N

/** left · right mod N. Barrett's way: two products where a division would take longer. */
function times(left: bigint, right: bigint): bigint {
  const product = left * right
  const quotient = ((product >> (BITS - 1n)) * RECIPROCAL) >> (BITS + 1n)
  let rest = product - quotient * N
  while (rest >= N) rest -= N
  return rest
}

/** A remainder that is never negative. */
export const mod = (value: bigint): bigint => ((value % N) + N) % N

/** base^exponent mod N: five bits of the exponent at a time. */
export function power(base: bigint, exponent: bigint): bigint {
  const powers = [1n]
  while (powers.length < 32) powers.push(times(powers.at(-1)!, base))
  let result = 1n
  for (const digit of exponent.toString(32)) {
    for (let bit = 0; bit < 5; bit++) result = times(result, result)
    result = times(result, powers[parseInt(digit, 32)]!)
  }
  return result
}

const ROWS = 8
const COLUMNS = 32

/**
 * 2^exponent mod N for exponents of up to 256 bits, by a comb (Lim and Lee):
 * the bits stand in eight rows, and each column of eight takes one product.
 */
export function powerOf2(exponent: bigint): bigint {
  const bits = exponent.toString(2).padStart(ROWS * COLUMNS, '0')
  const products = (comb ??= newComb())
  let result = 1n
  for (let column = 0; column < COLUMNS; column++) {
    let index = 0
    for (let row = 0; row < ROWS; row++)
      index = 2 * index + Number(bits[row * COLUMNS + column])
    result = times(times(result, result), products[index]!)
  }
  return result
}

let comb: bigint[] | undefined

/** What each of the 256 columns stands for. Made once, when first needed. */
function newComb(): bigint[] {
  const products = [1n]
  let tooth = 2n
  for (let row = 0; row < ROWS; row++) {
    products.push(...products.map((product) => times(product, tooth)))
    for (let i = 0; i < COLUMNS; i++) tooth = times(tooth, tooth)
  }
  return products
}
