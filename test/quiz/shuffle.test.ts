import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orderOptions, shuffle } from '../../src/quiz/shuffle.ts'

test('the same seed gives the same order, and nothing is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.string(), (things, seed) => {
      const order = shuffle(things, seed)
      expect(shuffle(things, seed)).toEqual(order)
      expect(order.toSorted((a, b) => a - b)).toEqual(things.toSorted((a, b) => a - b))
    }),
  )
})

test('over many attempts every place is as likely as another', () => {
  const options = ['key', 'b', 'c', 'd']
  const places = [0, 0, 0, 0]
  for (let attempt = 0; attempt < 8000; attempt++) {
    places[
      orderOptions({ id: 'a-question', options, ordered: false }, `attempt ${attempt}`).indexOf('key')
    ]! += 1
  }
  const chiSquare = places.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0)
  // 3 degrees of freedom; the seeds are fixed, so this says the same every time.
  expect(chiSquare).toBeLessThan(16.27)
})

test('options in an order of their own keep it', () => {
  const options = ['5 minutes', '1 hour', '1 day', '30 days']
  expect(orderOptions({ id: 'x', options, ordered: true }, 'any')).toEqual(options)
})
