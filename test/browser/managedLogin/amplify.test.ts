import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { opened } from '../../emulator/opened.ts'
import { PASSWORD, shop } from '../../emulator/shop.ts'
import type { App } from './amplifyApp.ts'
import { serveApp, useChromium } from './chromium.ts'

declare const app: App
const open = useChromium()

/**
 * Leads AWS's hosts to the emulator: Amplify insists on https. Pages move there for good, where their cookies are; what
 * scripts ask comes back under AWS's name.
 */
async function leadToEmulator(page: Page, url: string): Promise<void> {
  const hosts = /^https:\/\/(?:shop\.auth|cognito-idp)\.us-east-1\.(?:amazoncognito|amazonaws)\.com/
  await page.route(hosts, async (route) => {
    const request = route.request()
    const isPool = request.url().includes('amazonaws')
    const there = request.url().replace(hosts, isPool ? url : `${url}/_domain/shop`)
    if (request.isNavigationRequest()) await route.fulfill({ status: 302, headers: { location: there } })
    else await route.fulfill({ response: await route.fetch({ url: there, maxRedirects: 0 }) })
  })
}

test('Amplify’s signInWithRedirect: signs in, refreshes, is known the next time, and signs out', async () => {
  const { cognito, url } = await opened()
  const { origin, configure } = await serveApp('test/browser/managedLogin/amplifyApp.ts')
  const [here, gone] = [`${origin}/signed-in`, `${origin}/bye`]
  const { UserPoolId, ClientId } = await shop(cognito, {
    client: { CallbackURLs: [here], LogoutURLs: [gone] },
  })
  const page = await open()
  await leadToEmulator(page, url)
  const oauth = {
    domain: 'shop.auth.us-east-1.amazoncognito.com',
    scopes: ['openid', 'email', 'aws.cognito.signin.user.admin'],
    redirectSignIn: [here],
    redirectSignOut: [gone],
    responseType: 'code',
  }
  const loginWith = { oauth }
  configure({
    Auth: { Cognito: { userPoolId: UserPoolId, userPoolClientId: ClientId, loginWith } },
  })

  await page.goto(origin)
  await page.evaluate(() => app.signIn())
  await page.getByLabel('Username').fill('ada')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(`${here}**`)
  expect(await page.evaluate(() => app.user())).toMatchObject({ username: 'ada' })
  const first = await page.evaluate(() => app.claims())
  expect(first).toMatchObject({ email: 'ada@example.com', aud: ClientId })
  expect(await page.evaluate(() => app.renewed())).toMatch(/^[\w-]{36}$/)

  // Another visit of the same browser, whose page has forgotten everything: nobody is asked.
  await page.evaluate(() => localStorage.clear())
  await page.goto(origin)
  await page.evaluate(() => app.signIn())
  await page.waitForURL(`${here}**`)
  expect(await page.evaluate(() => app.user())).toMatchObject({ username: 'ada' })

  await page.evaluate(() => app.signOut())
  await page.waitForURL(gone)
  await expect(page.evaluate(() => app.user())).rejects.toThrow('UserUnAuthenticatedException')
  await page.evaluate(() => app.signIn())
  await page.getByLabel('Username').waitFor()
})
