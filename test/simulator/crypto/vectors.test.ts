import { expect, test } from 'vitest'
import { isPassword } from '../../../src/simulator/crypto/passwords.ts'
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
