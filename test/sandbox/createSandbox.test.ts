import { expect, test } from 'vitest'
import { textOf } from '../../src/sandbox/phrases.ts'
import { settled } from '../../src/sandbox/prediction.ts'
import { ada, memoryStorage, refusingStorage, sandboxOn } from './builders.ts'

const MINUTE = 60_000

async function signedIn(storage = memoryStorage()) {
  const sandbox = await sandboxOn('sign-up', storage)
  await sandbox.run('signUp', ada)
  await sandbox.run('confirmSignUp', { username: 'ada', code: sandbox.newestCode() })
  await sandbox.run('signIn', ada)
  return sandbox
}

test('an hour passes: the access token is refused, a refresh brings a new one, a signed call needs one try', async () => {
  const sandbox = await signedIn()
  const { tokens } = sandbox.shown()
  sandbox.advance(61 * MINUTE)
  const refused = await sandbox.run('getUser', { accessToken: tokens!.AccessToken })
  expect(refused!.error).toEqual({ name: 'NotAuthorizedException', message: 'Access Token has expired' })

  await sandbox.run('refreshTokens', { refreshToken: tokens!.RefreshToken })
  const held = sandbox.shown().tokens!
  expect(held.AccessToken).not.toBe(tokens!.AccessToken)
  expect(held.RefreshToken).toBe(tokens!.RefreshToken)
  expect((await sandbox.run('getUser', { accessToken: held.AccessToken }))!.error).toBeUndefined()

  const before = sandbox.shown().calls.length
  await sandbox.run('adminGetUser', { username: 'ada' })
  expect(
    sandbox
      .shown()
      .calls.slice(before)
      .map((call) => call.operation),
  ).toEqual(['AdminGetUser'])
  expect(sandbox.shown().calls.at(-1)!.response!.status).toBe(200)
})

test('what the scene did before the reader came is not in the timeline', async () => {
  const sandbox = await sandboxOn('unconfirmed')
  expect(sandbox.users()).toMatchObject([{ Username: 'ada', UserStatus: 'UNCONFIRMED' }])
  expect(sandbox.shown().calls).toEqual([])
  const outcome = await sandbox.run('signIn', ada)
  expect(settled('answer', outcome!, 'UNCONFIRMED')).toBe('UserNotConfirmedException')
  expect(sandbox.shown().calls.map((call) => call.operation)).toEqual(['InitiateAuth'])
})

test('a reload brings everything back: state, clock, tokens, calls, form, prediction', async () => {
  const storage = memoryStorage()
  const before = await signedIn(storage)
  before.advance(5 * MINUTE)
  before.fill({ code: '123456' })
  before.say('sign-ada-up', { choice: 'CONFIRMED', came: 'UNCONFIRMED' })
  await before.save()

  const after = await sandboxOn('sign-up', storage)
  expect(after.shown()).toEqual(before.shown())
  expect(after.now()).toBe(before.now())
  await after.run('getUser', { accessToken: after.shown().tokens!.AccessToken })
  expect(after.shown().calls.map((call) => call.operation)).toEqual([
    'SignUp',
    'ConfirmSignUp',
    'InitiateAuth',
    'GetUser',
  ])
  const ids = after.shown().calls.map((call) => call.id)
  expect(new Set(ids).size).toBe(ids.length)
})

test('start over: the scene from its beginning, in a pool of its own, and nothing kept', async () => {
  const storage = memoryStorage()
  const sandbox = await signedIn(storage)
  await sandbox.save()
  const formerPool = sandbox.app.env.USER_POOL_ID
  await sandbox.reset()
  expect(sandbox.shown()).toMatchObject({ calls: [], said: {} })
  expect(sandbox.shown().tokens).toBeUndefined()
  expect(sandbox.users()).toEqual([])
  expect(storage.kept.size).toBe(0)
  expect(sandbox.app.env.USER_POOL_ID).not.toBe(formerPool)
  expect((await sandbox.run('signUp', ada))!.error).toBeUndefined()
})

test('where storage is refused the sandbox says so and works on', async () => {
  const sandbox = await sandboxOn('sign-up', refusingStorage)
  expect(sandbox.shown().kept).toBe('no')
  await sandbox.run('signUp', ada)
  await sandbox.save()
  expect(sandbox.users()).toHaveLength(1)
})

test('what was kept by another version is as if it had never been kept', async () => {
  const storage = memoryStorage()
  const sandbox = await signedIn(storage)
  await sandbox.save()
  const kept = storage.kept.get('sign-up')!
  storage.kept.set('sign-up', { ...kept, state: { ...kept.state, version: 99 as 1 } })
  expect((await sandboxOn('sign-up', storage)).shown().calls).toEqual([])
})

test('two runs at once: the second is left out', async () => {
  const sandbox = await sandboxOn('sign-up')
  const [first, second] = await Promise.all([sandbox.run('signUp', ada), sandbox.run('signUp', ada)])
  expect(first!.error).toBeUndefined()
  expect(second).toBeUndefined()
  expect(sandbox.shown().calls).toHaveLength(1)
})

test('a mistake of ours stops the sandbox with its reason, until it starts over', async () => {
  const sandbox = await sandboxOn('sign-up')
  await sandbox.run('noSuchFlow' as 'signUp', ada)
  expect(sandbox.shown().stopped).toMatch(/is not a function/)
  expect(await sandbox.run('signUp', ada)).toBeUndefined()
  await sandbox.reset()
  expect(sandbox.shown().stopped).toBeUndefined()
  expect((await sandbox.run('signUp', ada))!.error).toBeUndefined()
})

test('a refusal is a result: its call has the exception in words, and nothing was written', async () => {
  const sandbox = await sandboxOn('sign-up')
  await sandbox.run('signUp', { ...ada, password: 'short' })
  expect(textOf(sandbox.shown().calls[0]!.response!.words)).toBe('✕ 400 InvalidPasswordException')
  expect(sandbox.users()).toEqual([])
})

test('what another tab keeps, this one neither overwrites nor forgets', async () => {
  const storage = memoryStorage()
  const first = await sandboxOn('sign-up', storage)
  await first.run('signUp', ada)
  await first.save()
  const [kept] = [...storage.kept.values()]
  const second = await sandboxOn('sign-up', storage, true)
  expect(second.shown()).toMatchObject({ kept: 'elsewhere', users: [{ Username: 'ada' }] })
  await second.run('resendConfirmationCode', ada)
  await second.save()
  await second.reset()
  expect(second.shown()).toMatchObject({ kept: 'elsewhere', users: [] })
  expect([...storage.kept.values()]).toEqual([kept])
})
