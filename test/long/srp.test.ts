import { test } from 'vitest'
import { signInOften } from '../srpSignIns.ts'

const TENTHS = Array.from({ length: 10 }, (_, i) => i)

test.each(TENTHS)('1,000 sign-ins by SRP with our own arithmetic, %i', (i) =>
  signInOften('own', 1_000, `long ${i}`),
)

test.each(TENTHS)('100 sign-ins by SRP of amazon-cognito-identity-js, %i', (i) =>
  signInOften('identityJs', 100, `long ${i}`),
)

test.each(TENTHS)('100 sign-ins by SRP of cognito-srp-helper, %i', (i) =>
  signInOften('helper', 100, `long ${i}`),
)
