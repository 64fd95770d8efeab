import { expect, test } from 'vitest'
import { placeWithBrowser, sendLogin } from './places.ts'

test('code and PKCE: the shop signs Ada in, calls its API, and signs her out', async () => {
  const { browser, view } = await placeWithBrowser()
  await browser.open('shop.example.com')
  await browser.click('/sign-in')
  expect(view().page).toMatchObject({ status: 200 })
  expect(new URL(view().address).pathname).toBe('/login')
  await sendLogin(browser)
  expect(view().address).toBe('https://shop.example.com/')
  expect(view().page!.html).toContain('Signed in as <b>ada</b>')
  await browser.click('/orders')
  expect(view().page!.html).toContain('200 {&quot;for&quot;:&quot;ada&quot;')
  await browser.click('/sign-out')
  expect(view().address).toBe('https://shop.example.com/bye')
  expect(view().cookies.map(({ name }) => name)).toEqual(['XSRF-TOKEN'])
})
