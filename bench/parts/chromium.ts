import { finding, type Finding } from '../finding.ts'
import { inChromium } from '../inChromium.ts'
import type { InPage } from '../page.ts'

declare const bench: InPage

/** A page's engine settles differently each time it starts: by a fortieth. The rounds of so many pages count together. */
const PAGES = 5

/** The sign-in and the arithmetic of SRP as in Node, in a page. */
export async function chromium(): Promise<Finding[]> {
  const { signatures, fetch, sdk } = await signIns()
  const { ours, theirs } = await inChromium((page) =>
    page.evaluate(() => bench.srp({ warmUp: 2, rounds: 15, runs: 2 })),
  )
  return [
    finding('sign-in by the SDK in Chromium, of two signatures', signatures, sdk, { atLeast: 0.7 }),
    finding('sign-in by simulator.fetch in Chromium, of two signatures', signatures, fetch, {
      atLeast: 0.75,
    }),
    finding('SRP in Chromium, both sides, to identity-js’s client', theirs, ours, { atLeast: 8 }),
  ]
}

async function signIns() {
  const all = { signatures: [] as number[], fetch: [] as number[], sdk: [] as number[] }
  for (let i = 0; i < PAGES; i++) {
    const times = await inChromium((page) =>
      page.evaluate(() => bench.signIn({ warmUp: 30, rounds: 100, runs: 20 })),
    )
    for (const [job, taken] of Object.entries(times)) all[job as keyof typeof all].push(...taken)
  }
  return all
}
