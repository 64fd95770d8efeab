import { expect, test } from 'vitest'
import { answeredBy, purposeOf, saidBy } from '../../../src/sandbox/browser/hops.ts'
import { COOKIES, explanationOf, PARAMETERS } from '../../../src/sandbox/browser/parameters.ts'
import { placeWithBrowser, sendLogin } from './places.ts'

test('every hop of a sign-in and a sign-out says what it is for, and so does all that it carries', async () => {
  const { browser, view } = await placeWithBrowser()
  await browser.open('https://shop.example.com/sign-in')
  await sendLogin(browser)
  await browser.click('/orders')
  await browser.click('/sign-out')
  const hops = view().hops.flatMap((hop) => [hop, ...hop.calls])
  // The shop’s own front page and farewell need no word.
  const silent = hops.filter((hop) => !purposeOf(hop)).map(({ url }) => new URL(url).pathname)
  expect(new Set(silent)).toEqual(new Set(['/', '/bye']))

  const names = hops.flatMap((hop) => [
    ...saidBy(hop),
    ...(hop.url.endsWith('/token') ? answeredBy(hop) : []),
  ])
  expect(names.map(([name]) => name).filter((name) => !explanationOf(PARAMETERS, name))).toEqual([])
  const cookies = hops.flatMap(({ setCookies }) => setCookies).map((line) => line.split('=')[0]!)
  expect(cookies.filter((name) => !explanationOf(COOKIES, name))).toEqual([])
  expect(names.find(([name]) => name === 'password')![1]).toMatch(/^•+$/)
})

test('each explanation is one sentence or two, and has its source', () => {
  for (const { says, source } of [...PARAMETERS, ...COOKIES]) {
    expect(says).toMatch(/^[A-Z].{10,130}\.$/)
    expect(new URL(source).protocol).toBe('https:')
  }
  const names = PARAMETERS.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})
