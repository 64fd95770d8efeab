import { expect, test } from 'vitest'
import { totp } from '../../src/flows/totp.ts'

// RFC 6238, appendix B, cut to six digits: the key is "12345678901234567890".
test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
])('at %i seconds the app shows %s', async (seconds, code) => {
  expect(await totp('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', seconds * 1000)).toBe(code)
})
