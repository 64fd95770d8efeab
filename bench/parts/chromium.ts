import { finding, type Finding } from '../finding.ts'
import { inChromium } from '../inChromium.ts'
import type { InPage } from '../page.ts'

declare const bench: InPage

/** The sign-in and the arithmetic of SRP as in Node, in a page. */
export const chromium = (): Promise<Finding[]> =>
  inChromium(async (page) => {
    const { signatures, fetch, sdk } = await page.evaluate(() =>
      bench.signIn({ warmUp: 30, rounds: 200, runs: 20 }),
    )
    const { ours, theirs } = await page.evaluate(() => bench.srp({ warmUp: 2, rounds: 15, runs: 2 }))
    return [
      finding('sign-in by the SDK in Chromium, of two signatures', signatures, sdk, { atLeast: 0.7 }),
      finding('sign-in by simulator.fetch in Chromium, of two signatures', signatures, fetch, {
        atLeast: 0.75,
      }),
      finding('SRP in Chromium, both sides, to identity-js’s client', theirs, ours, { atLeast: 8 }),
    ]
  })
