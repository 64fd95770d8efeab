import {
  CreateIdentityProviderCommand,
  type CreateIdentityProviderCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { opened } from './opened.ts'
import { authorizeQuery, shop } from './shop.ts'

type Provider = Omit<CreateIdentityProviderCommandInput, 'UserPoolId'>

const PROVIDERS: Provider[] = [
  {
    ...{ ProviderName: 'SignInWithApple', ProviderType: 'SignInWithApple' },
    ProviderDetails: {
      ...{ client_id: 'x', team_id: 'TEAM', key_id: 'KEY', private_key: 'MIGT' },
      authorize_scopes: 'email',
    },
  },
  {
    ...{ ProviderName: 'Staff', ProviderType: 'SAML' },
    ProviderDetails: { MetadataURL: 'https://staff.idp.example/saml/metadata' },
  },
]

/** A browser that keeps cookies by their paths, and follows redirects over this computer's port alone. */
function openBrowser(port: number) {
  const jar: { pair: string; path: string }[] = []
  return async function go(url: URL, form?: Record<string, string>): Promise<{ url: URL; text: string }> {
    const cookie = jar.flatMap(({ pair, path }) => (url.pathname.startsWith(path) ? [pair] : [])).join('; ')
    const answered = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const line of answered.headers.getSetCookie()) {
      const [, pair = '', path = ''] = /^([^;]*); Path=([^;]*)/.exec(line) ?? []
      // Browsers take none that other sites may send, unless over TLS.
      if (!/SameSite=None/.test(line)) jar.push({ pair, path })
    }
    const next = new URL(answered.headers.get('location') ?? '', url)
    if (answered.status === 200) return { url, text: await answered.text() }
    return next.port === String(port) ? go(next) : { url: next, text: '' }
  }
}

test.each(PROVIDERS)('$ProviderName answers with a form, which the pool takes', async (provider) => {
  const { cognito, port, url } = await opened()
  const { UserPoolId, newClient } = await shop(cognito)
  await cognito.send(new CreateIdentityProviderCommand({ UserPoolId, ...provider }))
  const redirect_uri = 'http://localhost:3000/callback'
  const { ClientId } = await newClient({
    CallbackURLs: [redirect_uri],
    SupportedIdentityProviders: [provider.ProviderName!],
  })
  const go = openBrowser(port)
  const choice = await go(new URL(`${url}/_domain/shop/oauth2/authorize?${authorizeQuery(ClientId)}`))
  const { text } = await go(choice.url, { person: 'ada' })
  const [, action = ''] = /<form[^>]* action="([^"]*)"/.exec(text) ?? []
  const fields = [...text.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  const back = await go(new URL(action), Object.fromEntries(fields.map(([, name, value]) => [name, value!])))
  const code = back.url.searchParams.get('code')!
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: ClientId,
    code,
    redirect_uri,
  })
  const tokens = await fetch(`${url}/_domain/shop/oauth2/token`, { method: 'POST', body })
  const { id_token } = (await tokens.json()) as { id_token: string }
  expect(decodeJwt(id_token)['cognito:username']).toMatch(new RegExp(`^${provider.ProviderName}_`))
})
