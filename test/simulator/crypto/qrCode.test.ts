import jsQR from 'jsqr'
import { expect, test } from 'vitest'
import { qrCodeOf } from '../../../src/simulator/crypto/qrCode.ts'

/** What a reader sees of a code: four pixels a module, and a quiet zone of four modules. */
function seen(text: string): string | undefined {
  const code = qrCodeOf(text)!
  const size = (code.length + 8) * 4
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (code[(y >> 2) - 4]?.[(x >> 2) - 4]) pixels.fill(0, (y * size + x) * 4, (y * size + x) * 4 + 3)
    }
  }
  return jsQR(pixels, size, size)?.data
}

const LETTERS = 'otpauth://totp/shop:ada?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&issuer=shop&'

test.each([1, 17, 18, 106, 107, 134, 192, 230, 231, 271, 272, 425, 521, 624, 718, 792, 858])(
  'a code of %i bytes is read by jsQR',
  (length) => {
    const text = LETTERS.repeat(12).slice(0, length)
    expect(seen(text)).toBe(text)
  },
)

test('other letters than ASCII; the smallest version that holds the text; nothing where none does', () => {
  expect(seen('otpauth://totp/Büro:Zoë?secret=ABC')).toBe('otpauth://totp/Büro:Zoë?secret=ABC')
  expect([1, 17, 18, 106, 107, 858].map((length) => qrCodeOf('a'.repeat(length))!.length)).toEqual([
    21, 21, 25, 37, 41, 97,
  ])
  expect(qrCodeOf('a'.repeat(859))).toBeUndefined()
})
