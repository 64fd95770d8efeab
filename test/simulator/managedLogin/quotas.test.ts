import { CreateResourceServerCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { domainWorld } from './domain.ts'

/** How many of so many requests are answered with a status. */
async function counted(times: number, ask: () => Promise<Response>) {
  const statuses = (await Promise.all(Array.from({ length: times }, ask))).map(({ status }) => status)
  return Object.fromEntries(
    [...new Set(statuses)].map((one) => [one, statuses.filter((s) => s === one).length]),
  )
}

test('a domain answers 500 requests in a second; the next second begins anew', async () => {
  const { simulator, browser, authorizeUrl, clock } = await domainWorld()
  const ask = async () => (await browser.ask(authorizeUrl())).response
  expect(await counted(510, ask)).toEqual({ 302: 510 })
  simulator.set({ quotas: 'on' })
  expect(await counted(510, ask)).toEqual({ 302: 500, 429: 10 })
  clock.advance(1000)
  expect(await counted(1, ask)).toEqual({ 302: 1 })
})

test('150 grants of client credentials in a second, in all pools of an account', async () => {
  const { simulator, cognito, UserPoolId, newClient, post } = await domainWorld()
  const Scopes = [{ ScopeName: 'read', ScopeDescription: 'Read' }]
  await cognito.send(
    new CreateResourceServerCommand({ UserPoolId, Identifier: 'shop', Name: 'shop', Scopes }),
  )
  const { ClientId, ClientSecret } = await newClient({
    ...{ GenerateSecret: true, AllowedOAuthFlowsUserPoolClient: true },
    ...{ AllowedOAuthFlows: ['client_credentials'], AllowedOAuthScopes: ['shop/read'] },
  })
  simulator.set({ quotas: 'on' })
  const form = { grant_type: 'client_credentials', client_id: ClientId!, client_secret: ClientSecret! }
  expect(await counted(155, () => post('/oauth2/token', form))).toEqual({ 200: 150, 429: 5 })
})
