import { CreateIdentityProviderCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { opened } from '../../emulator/opened.ts'
import { authorizeQuery, PASSWORD, shop } from '../../emulator/shop.ts'
import { serveApp, useChromium } from './chromium.ts'

const open = useChromium()

/** A pool with a domain, an app, and a page of a real Chromium. */
async function visited() {
  const { cognito, port, url } = await opened()
  const redirect_uri = `${(await serveApp()).origin}/callback`
  const made = await shop(cognito, { client: { CallbackURLs: [redirect_uri] } })
  const page = await open()
  return { ...made, cognito, port, url, page, redirect_uri }
}

test('by its name under localhost a domain leads to its pages, whose cookies Chromium keeps for them alone', async () => {
  const { ClientId, port, page, redirect_uri } = await visited()
  const authorize = `http://shop.localhost:${port}/oauth2/authorize?${authorizeQuery(ClientId, { redirect_uri })}`
  await page.goto(authorize)
  expect(page.url()).toContain(`http://localhost:${port}/_domain/shop/login?`)
  await page.getByLabel('Username').fill('ada')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(`${redirect_uri}?code=*`)
  const cookies = await page.context().cookies(`http://localhost:${port}/_domain/shop/login`)
  expect(cookies).toMatchObject(
    ['XSRF-TOKEN', 'cognito'].map((name) => ({
      ...{
        name,
        domain: 'localhost',
        path: '/_domain/shop/',
        httpOnly: true,
        secure: false,
        sameSite: 'Lax',
      },
    })),
  )
  expect(await page.context().cookies(redirect_uri)).toEqual([])
  // The next time nobody is asked.
  await page.goto(authorize)
  expect(page.url()).toContain(`${redirect_uri}?code=`)
})

test('an outside provider’s user comes in through its own pages, the first time and the second', async () => {
  const { cognito, UserPoolId, newClient, url, page, redirect_uri } = await visited()
  await cognito.send(
    new CreateIdentityProviderCommand({
      ...{ UserPoolId, ProviderName: 'Corp', ProviderType: 'OIDC' },
      ProviderDetails: {
        client_id: 'shop-at-corp',
        client_secret: 'hush',
        attributes_request_method: 'GET',
        oidc_issuer: 'https://corp.idp.example',
        authorize_scopes: 'openid email profile',
      },
      AttributeMapping: { email: 'email' },
    }),
  )
  const { ClientId } = await newClient({
    CallbackURLs: [redirect_uri],
    SupportedIdentityProviders: ['COGNITO', 'Corp'],
  })
  for (const time of ['first', 'second']) {
    await page.goto(`${url}/_domain/shop/oauth2/authorize?${authorizeQuery(ClientId, { redirect_uri })}`)
    await page.getByRole('link', { name: 'Continue with Corp' }).click()
    if (time === 'first') {
      await page.waitForURL(`${url}/_idp/corp/authorize?*`)
      await page.getByRole('button', { name: 'Ada Lovelace' }).click()
    }
    await page.waitForURL(`${redirect_uri}?code=*`)
    await page.context().clearCookies({ name: 'cognito' })
  }
})
