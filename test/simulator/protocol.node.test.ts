import { expect, test } from 'vitest'
import { world } from '../world.ts'

// In Node alone: a page must not write the header with which its browser asks.

test('a preflight is answered as recorded in 2020', async () => {
  const { simulator } = await world()
  const response = await simulator.fetch(
    new Request('https://cognito-idp.us-east-1.amazonaws.com/', {
      method: 'OPTIONS',
      headers: { 'access-control-request-headers': 'content-type,x-amz-target' },
    }),
  )
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'content-type,x-amz-target',
    'access-control-allow-methods': 'POST',
    'access-control-max-age': '172800',
  })
})
