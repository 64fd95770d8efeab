import { expect } from 'vitest'
import { check, differs } from './check.ts'
import { openDoor } from './door.ts'
import { CALLBACK, carried, encoded, GOODBYE, openSite, type Values } from './site.ts'

const door = await openDoor()
const site = await openSite(door)
const { ClientId, origin } = site

/** Signs Ada in, and out with these parameters: where that leads, and whether she is still signed in. */
async function leave(parameters: Values) {
  const browser = site.newBrowser()
  await site.signIn({}, { browser })
  const { response } = await browser.ask(
    `${origin}/logout?${encoded({ client_id: ClientId, ...parameters })}`,
  )
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    isIn: await isIn(browser),
    browser,
  }
}

/** Whether a browser gets a code without a page. */
async function isIn(browser: ReturnType<typeof site.newBrowser>): Promise<boolean> {
  const { response } = await browser.ask(site.authorizeUrl({ prompt: 'none' }))
  return carried(response.headers.get('location')!)[0]![0] === 'code'
}

const errorOf = (location: string) => {
  expect(location.startsWith(`${origin}/error?`)).toBe(true)
  return Object.fromEntries(carried(location))
}
const MISMATCH = { error: 'redirect_mismatch', client_id: ClientId }
const NOTHING = { error: "Required String parameter 'redirect_uri' is not present" }

differs(
  'L1',
  'logout-by-its-own-parameters',
  'client_id and logout_uri: there, and the session is gone',
  async () => {
    const { status, location, isIn } = await leave({ logout_uri: GOODBYE })
    expect([status, location, isIn]).toEqual([302, GOODBYE, false])
  },
)

differs('L1', 'logout-by-its-own-parameters', 'post_logout_redirect_uri is not understood', async () => {
  const { location, isIn } = await leave({ post_logout_redirect_uri: GOODBYE })
  expect([errorOf(location), isIn]).toEqual([NOTHING, false])
})

differs('L1', 'logout-by-get-alone', 'POST: 405', async () => {
  const form = { client_id: ClientId, logout_uri: GOODBYE }
  expect((await site.ask('/logout', { form })).status).toBe(405)
})

const WRONG: [id: string, what: string, logout_uri: string][] = [
  ['L2', 'another site', 'https://evil.example/'],
  ['L2', 'a callback', CALLBACK],
  ['L2', 'javascript', 'javascript:alert(1)'],
  ['L2', 'a name before an at sign', 'https://shop.example.com@evil.example/bye'],
  ['L2', 'a longer host', 'https://shop.example.com.evil.example/bye'],
  ['L2', 'another case', 'https://shop.example.com/Bye'],
  ['L2', 'http for https', 'http://shop.example.com/bye'],
  ['L2', 'a port', 'https://shop.example.com:443/bye'],
  ['L2', 'a new line and a header', `${GOODBYE}\r\nLocation: https://evil.example`],
  ['L3', 'a query added', `${GOODBYE}?x=1`],
  ['L3', 'a fragment added', `${GOODBYE}#x`],
  ['L4', 'a slash added', `${GOODBYE}/`],
]
for (const [id, what, logout_uri] of WRONG) {
  check(id, `${what}: a page, no redirect to it`, async () => {
    expect(errorOf((await leave({ logout_uri })).location)).toEqual(MISMATCH)
  })
}

check('L2', 'two addresses: a page', async () => {
  const query = `client_id=${ClientId}&logout_uri=${encodeURIComponent(GOODBYE)}&logout_uri=https://evil.example`
  expect(errorOf((await site.ask(`/logout?${query}`)).location)).toEqual(MISMATCH)
})

differs('L5', 'logout-needs-client', 'without client_id: a page, though the user is signed out', async () => {
  for (const client_id of [undefined, '']) {
    const { location, isIn } = await leave({ client_id, logout_uri: GOODBYE })
    const error = "Required String parameter 'client_id' is not present"
    expect([errorOf(location), isIn]).toEqual([{ error }, false])
  }
})

check('L5', 'an unknown client: a page', async () => {
  const { location } = await leave({ client_id: 'nobody', logout_uri: GOODBYE })
  expect(errorOf(location)).toEqual({ error: 'Client does not exist' })
})

differs(
  'L6',
  'logout-needs-client',
  'no parameters at all: a page, though the user is signed out',
  async () => {
    const browser = site.newBrowser()
    await site.signIn({}, { browser })
    const { response } = await browser.ask(`${origin}/logout`)
    expect(errorOf(response.headers.get('location')!)).toHaveProperty('error')
    expect(await isIn(browser)).toBe(false)
    expect(errorOf((await leave({})).location)).toEqual(NOTHING)
  },
)

check('L7', 'redirect_uri and response_type: the login page for somebody else', async () => {
  const asked = { redirect_uri: CALLBACK, response_type: 'code', state: 's', scope: 'openid', nonce: 'n' }
  const { location, isIn, browser } = await leave(asked)
  expect([location.startsWith(`${origin}/login?`), isIn]).toEqual([true, false])
  expect(Object.fromEntries(carried(location))).toEqual({ client_id: ClientId, ...asked })
  const back = await browser.fill(await browser.open(location), {
    username: 'ada',
    password: 'Analytical-1843',
  })
  expect(carried(back.url).map(([name]) => name)).toEqual(['code', 'state'])
})

check('L7', 'logout_uri wins over redirect_uri, and an unregistered callback leads to a page', async () => {
  const both = { redirect_uri: CALLBACK, response_type: 'code', logout_uri: GOODBYE }
  expect((await leave(both)).location).toBe(GOODBYE)
  const wrong = { redirect_uri: `${CALLBACK}/`, response_type: 'code' }
  expect(errorOf((await leave(wrong)).location)).toEqual(MISMATCH)
})

differs('L8', 'logout-drops-state', 'state does not come back', async () => {
  expect((await leave({ logout_uri: GOODBYE, state: 's' })).location).toBe(GOODBYE)
})

for (const [what, hint] of [
  ['of somebody else', 'theirs'],
  ['that is none', 'x'],
  ['that was changed', 'changed'],
  ['that is empty', ''],
] as const) {
  differs('L9', 'logout-without-hint', `an id_token_hint ${what}: passed over`, async () => {
    const { id_token } = await site.tokensFor()
    const id_token_hint = { theirs: id_token, changed: `${id_token}x` }[hint as 'theirs'] ?? hint
    const { location, isIn } = await leave({ logout_uri: GOODBYE, id_token_hint })
    expect([location, isIn]).toEqual([GOODBYE, false])
  })
}

check('L10', 'a second time, and without a session: the same', async () => {
  const { browser } = await leave({ logout_uri: GOODBYE })
  for (const { ask } of [browser, site.newBrowser()]) {
    const { response } = await ask(
      `${origin}/logout?${encoded({ client_id: ClientId, logout_uri: GOODBYE })}`,
    )
    expect([response.status, response.headers.get('location')]).toEqual([302, GOODBYE])
  }
})

check('L11', 'afterwards prompt=none: login_required; the tokens stay good', async () => {
  const browser = site.newBrowser()
  const tokens = await site.tokensFor({}, { browser })
  await browser.ask(`${origin}/logout?${encoded({ client_id: ClientId, logout_uri: GOODBYE })}`)
  const { response } = await browser.ask(site.authorizeUrl({ prompt: 'none' }))
  expect(carried(response.headers.get('location')!)).toEqual([['error', 'login_required']])
  expect((await site.userInfo(tokens.access_token)).status).toBe(200)
  expect((await site.refresh(tokens.refresh_token)).status).toBe(200)
})
