import { expect, test } from 'vitest'
import { API } from '../../../src/sandbox/shop/api.ts'
import { authorizeUrl } from '../../../src/sandbox/shop/acts.ts'
import { placeWithBrowser, sendLogin } from './places.ts'

const SHOP = 'https://shop.example.com/'

test('code and PKCE: the shop signs Ada in, calls its API, and signs her out', async () => {
  const { browser, view } = await placeWithBrowser()
  await browser.open('shop.example.com')
  await browser.click('/sign-in')
  expect(view().page).toMatchObject({ status: 200 })
  expect(new URL(view().address).pathname).toBe('/login')
  await sendLogin(browser)
  expect(view().address).toBe(SHOP)
  expect(view().page!.html).toContain('Signed in as <b>ada</b>')
  await browser.click('/orders')
  expect(view().page!.html).toContain('200 {&quot;for&quot;:&quot;ada&quot;')
  await browser.click('/sign-out')
  expect(view().address).toBe(`${SHOP}bye`)
  expect(view().cookies.map(({ name }) => name)).toEqual(['XSRF-TOKEN'])
})

test('a user of an outside provider: the first time they are asked, the second time nobody is', async () => {
  const { browser, view } = await placeWithBrowser()
  const toCorp = async () => {
    await browser.open(`${SHOP}sign-in`)
    const [, link] = /href="([^"]+)"\s*>Continue with Corp/.exec(view().page!.html)!
    await browser.click(link!.replaceAll('&amp;', '&'))
  }
  await toCorp()
  expect(new URL(view().address).host).toBe('corp.idp.example')
  await browser.submit({ person: 'grace' })
  const [signedIn] = /Signed in as <b>Corp_\d+<\/b>, grace@example.com/.exec(view().page!.html)!

  await browser.click('/sign-out')
  await toCorp()
  expect(view().page!.html).toContain(signedIn)
})

test('step by step it stops before each redirect, and shows no page meanwhile', async () => {
  const { browser, view } = await placeWithBrowser()
  browser.stopAt(() => true)
  await browser.open(`${SHOP}sign-in`)
  const passed: string[] = []
  while (view().next) {
    expect(view().page).toBeUndefined()
    passed.push(new URL(view().next!.url).pathname)
    await browser.follow()
  }
  expect(passed).toEqual(['/oauth2/authorize', '/login'])
  await sendLogin(browser)
  expect(view().hops.at(-1)).toMatchObject({ method: 'POST', status: 302 })
  expect(
    view()
      .hops.at(-1)!
      .setCookies.map((line) => line.split('=')[0]),
  ).toContain('cognito')
  await browser.follow()
  // What the shop asked Cognito meanwhile stands below the request that made it ask.
  const asked = view()
    .hops.at(-1)!
    .calls.map(({ url }) => new URL(url).pathname)
  expect(asked[0]).toBe('/oauth2/token')
  expect(asked.at(-1)).toMatch(/jwks\.json$/)
})

test('as long as the login pages’ cookie is there nobody is asked; without it they are', async () => {
  const { browser, view } = await placeWithBrowser()
  await browser.open(`${SHOP}sign-in`)
  await sendLogin(browser)
  await browser.open(`${SHOP}sign-in`)
  expect(view().address).toBe(SHOP)
  browser.deleteCookie(view().cookies.find(({ name }) => name === 'cognito')!)
  await browser.open(`${SHOP}sign-in`)
  expect(new URL(view().address).pathname).toBe('/login')
})

test('back and reload ask again; the history has pages, no redirects', async () => {
  const { browser, view } = await placeWithBrowser()
  await browser.open(SHOP)
  await browser.click('/sign-in')
  const login = view().address
  expect(view().history).toEqual([SHOP, login])
  await browser.back()
  expect(view()).toMatchObject({ address: SHOP, history: [SHOP] })
  await browser.reload()
  expect(
    view()
      .hops.slice(-2)
      .map(({ url }) => url),
  ).toEqual([SHOP, SHOP])
  await browser.back()
  expect(view().address).toBe(SHOP)
})

test('an address that is none changes nothing; a host that nobody has says so', async () => {
  const { browser, view } = await placeWithBrowser()
  await browser.open(SHOP)
  await expect(browser.open('https://')).rejects.toThrow(TypeError)
  expect(view().address).toBe(SHOP)
  await browser.open('nobody.example')
  expect(view().page).toMatchObject({ status: 400, html: expect.stringContaining('NotSimulated') })
})

test('what is no page is shown as text; pages that send one another round end somewhere', async () => {
  const { browser, web, view } = await placeWithBrowser()
  web.sites['text.example'] = () => Response.json({ name: '<img src=x>' })
  await browser.open('text.example')
  expect(view().page!.html).toBe('<pre>{&quot;name&quot;:&quot;&lt;img src=x&gt;&quot;}</pre>')
  web.sites['round.example'] = () => new Response(null, { status: 302, headers: { location: '/' } })
  await browser.open('round.example')
  expect(view().page!.html).toContain('more than 20 times')
  web.sites['broken.example'] = () => Promise.reject(new TypeError('It <b>broke</b>.'))
  await browser.open('broken.example')
  expect(view().page!.html).toContain('It &lt;b&gt;broke&lt;/b&gt;.')
  expect(view().isBusy).toBe(false)
})

test('what is switched off is missing from the next sign-in', async () => {
  const place = await placeWithBrowser()
  const { browser, settings, view } = place
  const asked = async () => {
    await browser.open(`${SHOP}sign-in`)
    return [...new URL(view().address).searchParams.keys()].filter((name) => /state|nonce|code_/.test(name))
  }
  expect(await asked()).toEqual(['state', 'nonce', 'code_challenge', 'code_challenge_method'])
  Object.assign(settings, { pkce: false, nonce: false, state: false })
  expect(await asked()).toEqual([])
  await sendLogin(browser)
  expect(view().page!.html).toContain('Signed in as <b>ada</b>')
})

test('an app says why it refuses a callback: a state that it has not made, an error of Cognito’s', async () => {
  const place = await placeWithBrowser()
  const { browser, view } = place
  await browser.open(`${SHOP}callback?code=stolen`)
  expect(view().page!.html).toContain('This browser has not begun to sign in here.')
  await browser.open(`${SHOP}sign-in`)
  await browser.open(authorizeUrl(place, { scope: 'openid shop/refunds.write', state: 'x' }))
  expect(view().page!.html).toContain('Not signed in')
})

test('the API wants its scope, and a token at all', async () => {
  const { send } = await placeWithBrowser()
  expect((await send(new Request(`${API}/orders`))).status).toBe(401)
  expect((await send(new Request(`${API}/nowhere`))).status).toBe(404)
})
