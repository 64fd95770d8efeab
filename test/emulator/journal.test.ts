import { readFileSync, writeFileSync } from 'node:fs'
import {
  AdminCreateUserCommand,
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { clientFor, newFile, opened } from './opened.ts'
import { killed, started } from './started.ts'

const newPool = async ({ cognito }: { cognito: ReturnType<typeof clientFor> }) =>
  (await cognito.send(new CreateUserPoolCommand({ PoolName: 'shop' }))).UserPool!.Id!

test('what was answered is there after a restart, and so is a moved clock', async () => {
  const file = newFile()
  const first = await opened(['--state', file])
  const UserPoolId = await newPool(first)
  await first.cognito.send(new AdminCreateUserCommand({ UserPoolId, Username: 'ada' }))
  const { now } = await first.control('clock', { method: 'POST', body: '{"advance": 86400}' })
  await first.close()

  const second = await opened(['--state', file])
  const user = await second.cognito.send(new AdminGetUserCommand({ UserPoolId, Username: 'ada' }))
  expect(user.UserStatus).toBe('FORCE_CHANGE_PASSWORD')
  expect((await second.control('health')).now >= now).toBe(true)
})

test('a torn last line is dropped; damage before it is named with its line', async () => {
  const file = newFile()
  const first = await opened(['--state', file])
  const UserPoolId = await newPool(first)
  const steps = readFileSync(file, 'utf8')
  await first.close()

  writeFileSync(file, `${steps}{"now":1,"changes":[["users","${UserPoolId}/ada",{"Use`)
  const second = await opened(['--state', file])
  expect(second.account.simulator.state.userPools.size).toBe(1)
  expect(second.account.simulator.state.users.size).toBe(0)
  await second.close()

  writeFileSync(file, `${steps}{"now":1,"chan\n{}\n`)
  await expect(opened(['--state', file])).rejects.toThrow(`${file}, line 3, cannot be read`)
})

test('a file of something else, or of another account, is left alone', async () => {
  for (const text of ['{"a":1}', 'precious', '{"a":1}\nprecious\n']) {
    const file = newFile()
    writeFileSync(file, text)
    await expect(opened(['--state', file])).rejects.toThrow('was not written by this emulator')
    expect(readFileSync(file, 'utf8')).toBe(text)
  }
  const file = newFile()
  await (await opened(['--state', file, '--account', '111111111111'])).close()
  await expect(opened(['--state', file, '--account', '222222222222'])).rejects.toThrow(
    'for account 111111111111',
  )
  expect((await opened(['--state', file])).account.id).toBe('111111111111')
})

test('one file is one emulator’s', async () => {
  const file = newFile()
  await opened(['--state', file])
  await expect(opened(['--state', file])).rejects.toThrow(`in use by process ${process.pid}`)
})

test('reset empties the file too', async () => {
  const file = newFile()
  const first = await opened(['--state', file])
  await newPool(first)
  await first.control('reset', { method: 'POST' })
  await first.close()
  expect((await opened(['--state', file])).account.simulator.state.userPools.size).toBe(0)
})

test('many steps are folded into a new snapshot', async () => {
  const file = newFile()
  const first = await opened(['--state', file])
  const UserPoolId = await newPool(first)
  const UserAttributes = Array.from({ length: 5 }, (_, i) => ({
    Name: ['name', 'nickname', 'website', 'profile', 'picture'][i]!,
    Value: 'x'.repeat(2000),
  }))
  let most = 0
  for (let i = 0; i < 500; i++) {
    const user = { UserPoolId, Username: 'ada' }
    await first.cognito.send(new AdminCreateUserCommand({ ...user, UserAttributes }))
    await first.cognito.send(new AdminDeleteUserCommand(user))
    if (i % 50 === 0) most = Math.max(most, readFileSync(file).length)
  }
  const bytes = readFileSync(file).length
  expect(bytes).toBeLessThan(most)
  await first.close()
  expect((await opened(['--state', file])).account.simulator.state.userPools.size).toBe(1)
})

test('a kill loses nothing that was answered', async () => {
  const file = newFile()
  const answered: string[] = []
  const removed: string[] = []
  let UserPoolId = ''
  for (let round = 0; round < 5; round++) {
    const { url, child } = await started(['--port', '0', '--state', file])
    const cognito = clientFor(url)
    UserPoolId ||= await newPool({ cognito })
    for (const Username of answered) {
      const found = cognito.send(new AdminGetUserCommand({ UserPoolId, Username }))
      if (removed.includes(Username))
        await expect(found).rejects.toMatchObject({ name: 'UserNotFoundException' })
      else await expect(found).resolves.toMatchObject({ Username })
    }
    let isDead = false
    const users = async (worker: number) => {
      for (let i = 0; !isDead; i++) {
        const user = { UserPoolId, Username: `user-${round}-${worker}-${i}` }
        await cognito.send(new AdminCreateUserCommand(user))
        answered.push(user.Username)
        if (i % 3) continue
        await cognito.send(new AdminDeleteUserCommand(user))
        removed.push(user.Username)
      }
    }
    const workers = [0, 1, 2, 3].map((worker) => users(worker).catch(() => {}))
    const before = answered.length
    // Killed in the middle of its work, not between two pieces of it.
    while (answered.length < before + 30 + 7 * round) await new Promise((resolve) => setTimeout(resolve, 1))
    await killed(child)
    isDead = true
    await Promise.all(workers)
    // A deletion that was under way may or may not have been done.
    const open = answered.filter((name) => Number(name.split('-')[3]) % 3 === 0 && !removed.includes(name))
    for (const name of open) answered.splice(answered.indexOf(name), 1)
  }
  expect(answered.length).toBeGreaterThan(200)
})
