import { expect, test } from 'vitest'
import { contextFor, type Account } from '../../../src/simulator/context.ts'
import { createLog } from '../../../src/simulator/log.ts'
import { find } from '../../../src/simulator/store/table.ts'
import { checkLockout, countFailure, forgetFailures } from '../../../src/simulator/userPools/users/lockout.ts'
import { START, world } from '../../world.ts'

/** The floor beneath the sign-in flows, by itself: one name of one pool, and a clock. */
async function locks(name = 'ada') {
  const { simulator, UserPoolId } = await world()
  let now = START
  const account: Account = {
    id: '123456789012',
    world: { now: () => now } as Account['world'],
    state: simulator.state,
    log: createLog(),
  }
  const context = contextFor(account, 'us-east-1', 'request', 0)
  const pool = find(simulator.state.userPools, UserPoolId)!
  const isOpen = () => {
    try {
      checkLockout(context, pool, name)
      return true
    } catch (error) {
      expect(error).toMatchObject({
        name: 'NotAuthorizedException',
        message: 'Password attempts exceeded',
      })
      return false
    }
  }
  return {
    isOpen,
    fail: () => countFailure(context, pool, name),
    succeed: () => forgetFailures(context, pool, name),
    wait: (milliseconds: number) => {
      now += milliseconds
    },
    /** How many seconds the name stays locked from now on. */
    lockedFor: () => {
      let seconds = 0
      while (!isOpen()) {
        now += 1000
        seconds++
      }
      return seconds
    },
  }
}

test('the fifth failure locks for a second, each further one twice as long, at most 15 minutes', async () => {
  const { isOpen, fail, lockedFor } = await locks()
  for (let i = 0; i < 4; i++) {
    fail()
    expect(isOpen()).toBe(true)
  }
  const locked = Array.from({ length: 11 }, () => {
    fail()
    return lockedFor()
  })
  expect(locked).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900])
})

test('fifteen minutes without a failure, or one success, and the count begins anew', async () => {
  const { isOpen, fail, succeed, wait } = await locks()
  for (const pause of [() => wait(15 * 60_000), succeed]) {
    for (let i = 0; i < 4; i++) fail()
    pause()
    for (let i = 0; i < 4; i++) fail()
    expect(isOpen()).toBe(true)
    fail()
    expect(isOpen()).toBe(false)
    wait(15 * 60_000)
  }
})
