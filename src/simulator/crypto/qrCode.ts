import { utf8ToBytes } from './bytes.ts'
import { withCorrection } from './qrCorrection.ts'

/**
 * A text as a QR code: rows of dark (true) and light modules, without the quiet zone. Bytes, error correction L.
 * Source: ISO/IEC 18004, which every authenticator app reads.
 *
 * @returns nothing for a text longer than 858 bytes, the most that version 20 holds
 */
export function qrCodeOf(text: string): boolean[][] | undefined {
  const bytes = utf8ToBytes(text)
  const at = VERSIONS.find((one) => bytes.length <= dataLength(one) - (one.version < 10 ? 2 : 3))
  if (!at) return undefined
  const bits = bitsOf(withCorrection(dataOf(at, bytes), at))
  const masked = MASKS.map((mask) => draw(at, bits, mask))
  return masked.reduce((best, other) => (penalty(other) < penalty(best) ? other : best))
}

/** A version: modules to a side, codewords in all, and how many of each block are for correction. */
type Version = { version: number; size: number; total: number; blocks: number; correction: number }

/** Blocks and correction codewords of each, for L (table 9). */
const BLOCKS = [
  ...[
    [1, 7],
    [1, 10],
    [1, 15],
    [1, 20],
    [1, 26],
    [2, 18],
    [2, 20],
    [2, 24],
    [2, 30],
    [4, 18],
  ],
  ...[
    [4, 20],
    [4, 24],
    [4, 26],
    [4, 30],
    [6, 22],
    [6, 24],
    [6, 28],
    [6, 30],
    [7, 28],
    [8, 28],
  ],
] as const

const VERSIONS: Version[] = BLOCKS.map(([blocks = 1, correction = 7], index) => {
  const version = index + 1
  return { version, size: 17 + 4 * version, total: codewordsOf(version), blocks, correction }
})

/** What is left of the square for data, in bytes: without finders, timing, alignment, format and version. */
function codewordsOf(version: number): number {
  const aligned = version > 1 ? Math.floor(version / 7) + 2 : 0
  const all = (16 * version + 128) * version + 64
  const alignment = aligned && (25 * aligned - 10) * aligned - 55
  return (all - alignment - (version >= 7 ? 36 : 0)) >> 3
}

const dataLength = ({ total, blocks, correction }: Version) => total - blocks * correction

/** Mode, length, the bytes, and padding. */
function dataOf(at: Version, bytes: Uint8Array): number[] {
  const length = bytes.length
  const count = at.version < 10 ? [] : [(length >> 12) & 15, (length >> 8) & 15]
  const head = [4, ...count, (length >> 4) & 15, length & 15]
  const halves = [...head, ...[...bytes].flatMap((byte) => [byte >> 4, byte & 15]), 0]
  const data = Array.from(
    { length: halves.length >> 1 },
    (_, i) => (halves[2 * i]! << 4) | halves[2 * i + 1]!,
  )
  for (let pad = 0xec; data.length < dataLength(at); pad ^= 0xec ^ 0x11) data.push(pad)
  return data
}

const bitsOf = (bytes: number[]) =>
  bytes.flatMap((byte) => [7, 6, 5, 4, 3, 2, 1, 0].map((bit) => ((byte >> bit) & 1) === 1))

/** Where data is inverted, so that no large areas are alike: by column and row. */
const MASKS: ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
]

type Mask = (typeof MASKS)[number]
type Square = (boolean | undefined)[][]

function draw(at: Version, bits: boolean[], mask: Mask): boolean[][] {
  const square: Square = Array.from({ length: at.size }, () =>
    Array.from({ length: at.size }, () => undefined),
  )
  drawPatterns(square, at)
  drawFormat(square, MASKS.indexOf(mask))
  drawVersion(square, at)
  let next = 0
  for (const [x, y] of zigzag(at.size)) {
    if (square[y]![x] === undefined) square[y]![x] = (bits[next++] ?? false) !== mask(x, y)
  }
  return square as boolean[][]
}

/** The finders in three corners, the timing between them, and the alignment patterns. */
function drawPatterns(square: Square, { size, version }: Version): void {
  for (let i = 0; i < size; i++) {
    square[6]![i] = i % 2 === 0
    square[i]![6] = i % 2 === 0
  }
  const places = alignmentOf(version, size)
  const [first = 0, last = 0] = [places[0], places.at(-1)]
  for (const y of places) {
    for (const x of places) {
      const isCorner =
        (x === first && y === first) || (x === first && y === last) || (x === last && y === first)
      if (!isCorner) drawRings(square, x, y, 2)
    }
  }
  for (const [x, y] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ] as const)
    drawRings(square, x, y, 4)
}

/** A centre, and rings of dark and light around it. */
function drawRings(square: Square, x: number, y: number, radius: number): void {
  for (let dy = -radius; dy <= radius; dy++) {
    for (let dx = -radius; dx <= radius; dx++) {
      const ring = Math.max(Math.abs(dx), Math.abs(dy))
      const row = square[y + dy]
      if (row && x + dx >= 0 && x + dx < square.length) {
        row[x + dx] = radius === 2 ? ring !== 1 : ring !== 2 && ring !== 4
      }
    }
  }
}

function alignmentOf(version: number, size: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.floor((version * 8 + count * 3 + 5) / (count * 4 - 4)) * 2
  return [6, ...Array.from({ length: count - 1 }, (_, i) => size - 7 - i * step).reverse()]
}

/** Level and mask, protected by a BCH code, twice. */
function drawFormat(square: Square, mask: number): void {
  const size = square.length
  // L is 01.
  const data = (1 << 3) | mask
  const bits = ((data << 10) | remainder(data, 10, 0x537)) ^ 0x5412
  const isDark = (i: number) => ((bits >> i) & 1) === 1
  for (let i = 0; i < 15; i++) {
    const near = i < 6 ? i : i < 8 ? i + 1 : 0
    if (i < 8) square[near]![8] = isDark(i)
    else square[8]![i === 8 ? 7 : 14 - i] = isDark(i)
    if (i < 8) square[8]![size - 1 - i] = isDark(i)
    else square[size - 15 + i]![8] = isDark(i)
  }
  square[size - 8]![8] = true
}

/** From version 7 on the version stands there twice too. */
function drawVersion(square: Square, { version, size }: Version): void {
  if (version < 7) return
  const bits = (version << 12) | remainder(version, 12, 0x1f25)
  for (let i = 0; i < 18; i++) {
    const [far, near] = [size - 11 + (i % 3), Math.floor(i / 3)]
    const isDark = ((bits >> i) & 1) === 1
    square[near]![far] = isDark
    square[far]![near] = isDark
  }
}

function remainder(data: number, degree: number, generator: number): number {
  let left = data
  for (let i = 0; i < degree; i++) left = (left << 1) ^ ((left >> (degree - 1)) * generator)
  return left
}

/** The way that data goes: up and down in pairs of columns, from the right; the timing column is left out. */
function* zigzag(size: number): Generator<readonly [number, number]> {
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5
    const isUp = ((right + 1) & 2) === 0
    for (let step = 0; step < size; step++) {
      const y = isUp ? size - 1 - step : step
      yield [right, y]
      yield [right - 1, y]
    }
  }
}

/** How hard a square is to read: runs, blocks, what looks like a finder, and more dark than light. */
function penalty(square: boolean[][]): number {
  const columns = square.map((_, x) => square.map((row) => row[x]!))
  const lines = [...square, ...columns].map((line) => line.map((dark) => (dark ? '1' : '0')).join(''))
  const runs = lines.flatMap((line) => line.match(/(.)\1{4,}/g) ?? [])
  const finders = lines.flatMap((line) => [...`0000${line}0000`.matchAll(/(?=00001011101|10111010000)/g)])
  const dark = square.flat().filter(Boolean).length / square.length ** 2
  return (
    runs.reduce((sum, { length }) => sum + length - 2, 0) +
    3 * blocksOf(square) +
    40 * finders.length +
    10 * Math.floor(Math.abs(dark * 20 - 10))
  )
}

const blocksOf = (square: boolean[][]): number =>
  square
    .slice(1)
    .flatMap((row, y) =>
      row.filter(
        (dark, x) => x > 0 && dark === row[x - 1] && dark === square[y]![x] && dark === square[y]![x - 1],
      ),
    ).length
