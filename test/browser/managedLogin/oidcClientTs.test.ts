import { expect, test } from 'vitest'
import { opened } from '../../emulator/opened.ts'
import { PASSWORD, shop } from '../../emulator/shop.ts'
import { serveApp, useChromium } from './chromium.ts'
import type { App } from './oidcApp.ts'

declare const app: App
const open = useChromium()

test('oidc-client-ts: signs in, reads userInfo, renews with the refresh token and in a hidden frame, revokes', async () => {
  const { cognito, url } = await opened()
  const { origin, configure } = await serveApp('test/browser/managedLogin/oidcApp.ts')
  const { UserPoolId, ClientId } = await shop(cognito, {
    client: { CallbackURLs: [`${origin}/callback`, `${origin}/silent`], LogoutURLs: [`${origin}/bye`] },
  })
  const page = await open()
  configure({
    authority: `${url}/${UserPoolId}`,
    client_id: ClientId,
    redirect_uri: `${origin}/callback`,
    silent_redirect_uri: `${origin}/silent`,
    scope: 'openid email',
  })

  await page.goto(`${origin}/`)
  await page.evaluate(() => app.signIn())
  await page.getByLabel('Username').fill('ada')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(`${origin}/callback?**`)
  await page.evaluate(() => app.finish())
  const user = () => page.evaluate(() => app.user())
  const signedIn = await user()
  expect(signedIn!.profile).toMatchObject({
    email: 'ada@example.com',
    email_verified: 'true',
    username: 'ada',
  })

  await page.evaluate(() => app.renew())
  const renewed = await user()
  expect(renewed!.access_token).not.toBe(signedIn!.access_token)
  await page.evaluate(() => app.renewInFrame())
  expect((await user())!.refresh_token).not.toBe(renewed!.refresh_token)

  await page.evaluate(() => app.revoke())
  const status = async () => {
    const headers = { authorization: `Bearer ${(await user())!.access_token}` }
    return (await fetch(`${url}/_domain/shop/oauth2/userInfo`, { headers })).status
  }
  expect(await status()).toBe(401)

  // Cognito knows no post_logout_redirect_uri, so the library's own sign-out would end at Cognito's error page. Apps add
  // the two parameters that it does know, as AWS's own example of this library does.
  await page.goto(
    `${url}/_domain/shop/logout?${new URLSearchParams({ client_id: ClientId, logout_uri: `${origin}/bye` })}`,
  )
  expect(page.url()).toBe(`${origin}/bye`)
  await page.evaluate(() => app.signIn())
  await page.getByLabel('Username').waitFor()
})
