import { createHash, getDiffieHellman } from 'node:crypto'
import { expect, test } from 'vitest'
import { isPassword } from '../../../src/simulator/crypto/passwords.ts'
import { field, padHex, powerOf2 } from '../../../src/simulator/crypto/srp/group.ts'
import { isProof, startSrp } from '../../../src/simulator/crypto/srp/server.ts'
import { matchingStep, toBase32 } from '../../../src/simulator/crypto/totp.ts'
import { secretHash } from '../../../src/simulator/crypto/secretHash.ts'

test('SECRET_HASH of a known client', () => {
  expect(secretHash('1example23456789secret', 'testuser', '1example23456789')).toBe(
    'J86noMI2oT3ykx13DGXta6Sb6R7ndwXbsKQhyjrGvEU=',
  )
})

test('SRP’s private value x of a known user, salt with its top bit set', () => {
  const kept = {
    salt: '8f0123456789abcdef0123456789abcd',
    x: '360e411162a73e8b79ddc11dc80e16566b60bacc803b92c0a8e6705e5e90ff31',
  }
  expect(isPassword(kept, 'us-east-1_AbCdEfGhI', 'testuser', 'Passw0rd!')).toBe(true)
  expect(isPassword(kept, 'us-east-1_AbCdEfGhI', 'testuser', 'passw0rd!')).toBe(false)
})

const hash = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex')

test('N is Node’s own modp15', () => {
  expect(field.n.toString(16)).toBe(getDiffieHellman('modp15').getPrime('hex'))
})

test('the whole of SRP with known secrets, down to the signature', () => {
  const x = '360e411162a73e8b79ddc11dc80e16566b60bacc803b92c0a8e6705e5e90ff31'
  const a = hash('sha512', 'client-a').repeat(2)
  const b = hash('sha512', 'server-b').repeat(2)
  const A = powerOf2(BigInt(`0x${a}`)).toString(16)
  const started = startSrp({ random: () => new Uint8Array(Buffer.from(b, 'hex')) }, { x })
  expect(hash('sha256', powerOf2(BigInt(`0x${x}`)).toString(16))).toBe(
    '7292d2aa4760e572e260c64a9349bb3492cf0e402ce55c84de5609d96581f053',
  )
  expect(hash('sha256', A)).toBe('762138a8a3a12aafd9e6db263f72d40a6c7b8c1e8bf06023f5ba4bce24370507')
  expect(hash('sha256', started.B)).toBe('c4a4598d967440886895d74a10270436cb5b9dd89420c53bf2e1a9fff3443b74')

  const claim = {
    poolName: 'AbCdEfGhI',
    userId: 'testuser',
    secretBlock: new Uint8Array(
      Buffer.from('dGhpcy1pcy1hbi1vcGFxdWUtc2VjcmV0LWJsb2NrLTAxMjM0NTY3ODk=', 'base64'),
    ),
    timestamp: 'Tue Jun 3 04:05:06 UTC 2025',
  }
  const signature = 'I9GlSBtC/d5ixpwCelejzfNAoJYazM6YPtFA4KhhHeQ='
  expect(isProof({ A, B: started.B, b, x }, claim, signature)).toBe(true)
  expect(
    isProof({ A, B: started.B, b, x }, { ...claim, timestamp: 'Tue Jun 03 04:05:06 UTC 2025' }, signature),
  ).toBe(false)
})

test.each(['', '0', 'xyz', field.n.toString(16), (2n * field.n).toString(16), 'f'.repeat(7_700)])(
  'an SRP_A of %.10s… proves nothing',
  (A) => {
    const claim = { poolName: 'p', userId: 'u', secretBlock: new Uint8Array(), timestamp: '' }
    expect(isProof({ A, B: '1', b: '1', x: '1' }, claim, '')).toBe(false)
  },
)

test.each([
  ['7f', '7f'],
  ['80', '0080'],
  ['fff', '0fff'],
  ['8f0', '08f0'],
])('padHex(%s) = %s', (hex, padded) => expect(padHex(BigInt(`0x${hex}`))).toBe(padded))

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
])('the one-time code at Unix time %i is %s (RFC 6238, appendix B)', (seconds, code) => {
  const secret = toBase32(new TextEncoder().encode('12345678901234567890'))
  expect(secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  expect(matchingStep(secret, code, seconds * 1000)).toBe(Math.floor(seconds / 30))
  expect(matchingStep(secret, code, (seconds + 30) * 1000)).toBe(Math.floor(seconds / 30))
  expect(matchingStep(secret, code, (seconds + 90) * 1000)).toBeUndefined()
})
