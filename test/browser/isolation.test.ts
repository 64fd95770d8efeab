import { isolation } from './runner/isolation.ts'
import { openFixture } from './runner/openFixture.ts'

isolation(async () => {
  const { page, origin, hits, close } = await openFixture()
  return { origin, hits, evaluate: (expression) => page.evaluate(expression), close }
})
