import type { Tab } from '../browser/runner/isolation.ts'
import { serveFixture } from '../browser/runner/serveFixture.ts'
import type { Driven } from './firefox.ts'

/** The served page, in a browser that is opened for it. */
export async function opened(open: (address: string) => Promise<Driven>): Promise<Tab> {
  const { origin, page, hits, close } = await serveFixture()
  const tab = await open(page)
  return {
    origin,
    hits,
    evaluate: tab.evaluate,
    async close() {
      await tab.close()
      await close()
    },
  }
}
