import { expect, test } from 'vitest'
import { textOf } from '../../src/sandbox/phrases.ts'
import { reasonFor } from '../../src/sandbox/refusals.ts'
import { ada, memoryStorage, sandboxOn } from './builders.ts'

test('the reader sets the risk of the next sign-in: found once, told, and the next one is free', async () => {
  const sandbox = await sandboxOn('threat-protection')
  expect(sandbox.shown().risk).toBe('NoRisk')
  sandbox.setRisk('High')
  await expect.poll(() => sandbox.shown().risk).toBe('High')

  const { error } = (await sandbox.run('signIn', ada))!
  expect(error!.message).toBe('Unable to login because of security reasons.')
  expect(reasonFor(error!.name, error!.message)).toContain('risk configuration')
  expect(sandbox.shown().risk).toBe('NoRisk')
  expect(sandbox.shown().messages[0]).toMatchObject({ subject: 'We stopped a sign-in' })
  expect(sandbox.shown().calls[0]!.rows.map(({ words }) => textOf(words))).toEqual(
    expect.arrayContaining([
      'Threat protection: High risk, the sign-in is blocked',
      'Notice sent to a***@e***',
    ]),
  )
  expect((await sandbox.run('signIn', ada))!.error).toBeUndefined()
})

test('a compromised password', async () => {
  const sandbox = await sandboxOn('threat-protection')
  sandbox.setRisk('CompromisedCredentials')
  const { error } = (await sandbox.run('signIn', ada))!
  expect(error!.name).toBe('PasswordResetRequiredException')
  expect(reasonFor(error!.name, error!.message)).toContain('ForgotPassword')
  expect(sandbox.users()[0]!.UserStatus).toBe('RESET_REQUIRED')
})

test('a risk that waits is there after a reload, and gone after starting over', async () => {
  const storage = memoryStorage()
  const before = await sandboxOn('threat-protection', storage)
  before.setRisk('Medium')
  await before.save()
  const after = await sandboxOn('threat-protection', storage)
  expect(after.shown().risk).toBe('Medium')
  await after.reset()
  expect(after.shown().risk).toBe('NoRisk')
})
