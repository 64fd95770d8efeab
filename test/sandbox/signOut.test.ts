import { expect, test } from 'vitest'
import { ENDS, THINGS, whatIsLeft, type End, type Thing } from '../../src/sandbox/signOut/signOut.ts'
import { host, managedLoginScene } from './browser/places.ts'

/**
 * What still works afterwards.
 * Sources: https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html,
 * https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
 */
const LEFT: Record<End, Thing[]> = {
  nothing: ['cookie', 'refresh', 'access', 'offline', 'id', 'outside'],
  logout: ['refresh', 'access', 'offline', 'id', 'outside'],
  revoke: ['cookie', 'offline', 'id', 'outside'],
  global: ['cookie', 'offline', 'id', 'outside'],
  hour: ['refresh', 'outside'],
  month: [],
}

test.each(ENDS)('%s', async (end) => {
  const left = await whatIsLeft(await managedLoginScene(), end, host())
  expect(THINGS.map(([thing]) => thing).filter((thing) => left[thing].works)).toEqual(LEFT[end])
})

test('each refusal is in the words of whoever refuses', async () => {
  const { access, refresh } = await whatIsLeft(await managedLoginScene(), 'revoke', host())
  expect([access.words, refresh.words]).toEqual(['Access Token has been revoked', 'invalid_grant'])
})
