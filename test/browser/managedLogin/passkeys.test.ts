import { expect, test } from 'vitest'
import { opened } from '../../emulator/opened.ts'
import { authorizeQuery, PASSWORD, shop } from '../../emulator/shop.ts'
import { withAuthenticator } from '../launch.ts'
import { serveApp, useChromium } from './chromium.ts'

const open = useChromium()

/** A pool whose users may have passkeys, and a page of a real Chromium. */
async function passkeyShop() {
  const { cognito, url } = await opened()
  const redirect_uri = `${(await serveApp()).origin}/callback`
  const { ClientId } = await shop(cognito, {
    pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } } },
    client: {
      ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      CallbackURLs: [redirect_uri],
    },
  })
  const page = await open()
  const domain = `${url}/_domain/shop`
  return {
    ...{ page, redirect_uri },
    add: () =>
      page.goto(`${domain}/passkeys/add?${new URLSearchParams({ client_id: ClientId, redirect_uri })}`),
    /** Says who signs in. */
    async name() {
      await page.goto(
        `${domain}/oauth2/authorize?${authorizeQuery(ClientId, { redirect_uri, prompt: 'login' })}`,
      )
      await page.getByLabel('Username').fill('ada')
      await page.getByRole('button', { name: 'Next' }).click()
    },
  }
}

test('Chromium makes a passkey on the page for it, and signs in with it', async () => {
  const { page, redirect_uri, add, name } = await passkeyShop()
  const authenticator = await withAuthenticator(page)
  // Nobody is signed in at this browser yet (OP-661).
  await add()
  expect(await page.textContent('main')).toContain('login_required')
  await name()
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(`${redirect_uri}?code=*`)

  await add()
  await page.getByRole('button', { name: 'Create a passkey' }).click()
  await page.waitForURL(redirect_uri)
  // The browser itself finds the first among those to leave out.
  await add()
  await page.getByRole('button', { name: 'Create a passkey' }).click()
  await page.getByText('This device has a passkey for you already.').waitFor()

  await name()
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByRole('button', { name: 'Continue with a passkey' }).click()
  await page.waitForURL(`${redirect_uri}?code=*`)

  await authenticator.refuse()
  await name()
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.getByRole('button', { name: 'Continue with a passkey' }).click()
  await page.getByText('No passkey was used. You can try again.').waitFor()
})
