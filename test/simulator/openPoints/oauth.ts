import { CreateResourceServerCommand } from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { addStyle, CALLBACK, DOMAIN, OAUTH, withDomain } from '../managedLogin/domain.ts'
import type { Here, Rows } from './row.ts'

const settings = { client: OAUTH }
const CODE = expect.stringMatching(/^code=[\w-]{36}$/)

type Values = Record<string, string | undefined>

/** Where an authorize request leads that is refused, or that a signed-in browser sends: past the callback, or the page. */
async function heardBy(
  { browser, authorizeUrl }: Awaited<ReturnType<typeof withDomain>>,
  parameters: Values,
) {
  const { response } = await browser.ask(authorizeUrl(parameters))
  return response.headers.get('location')!.replace(CALLBACK, '').replace(DOMAIN, '')
}

/** A code of Ada's, and how it is exchanged: the status and the answer. */
async function withCode(here: Here, parameters?: Values) {
  const made = await withDomain(here)
  const { url } = await made.signIn(made.authorizeUrl(parameters))
  const code = new URL(url).searchParams.get('code')!
  const ask = async (form: Record<string, string> = {}, headers: Record<string, string> = {}) => {
    const all = { grant_type: 'authorization_code', client_id: made.ClientId, code, redirect_uri: CALLBACK }
    const answer = await made.post('/oauth2/token', { ...all, ...form }, headers)
    const { error, ...more } = (await answer.json()) as { error?: string; access_token: string }
    return { status: answer.status, error, more }
  }
  const exchange = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).error ?? 'accepted'
  return { ...made, ask, exchange }
}

const userInfo = ({ simulator }: Here, token: string) =>
  simulator.fetch(new Request(`${DOMAIN}/oauth2/userInfo`, { headers: { authorization: `Bearer ${token}` } }))

export const oauth: Rows = {
  'OP-208': {
    settings,
    async look(here) {
      const made = await withDomain(here)
      await made.signIn()
      return [
        await heardBy(made, { scope: 'openid shop/read', state: 's' }),
        await heardBy(made, { scope: 'shop/read', response_type: 'token' }),
      ]
    },
    shows: {
      built: [
        '?error_description=invalid_scope&state=s&error=invalid_request',
        '#error_description=invalid_scope&error=invalid_request',
      ],
      documented: ['?state=s&error=invalid_scope', '#error=invalid_scope'],
      page: Array(2).fill(expect.stringMatching(/^\/error\?error=invalid_scope&client_id=\w+$/)),
      'passed-over': [
        expect.stringMatching(/^\?code=[\w-]{36}&state=s$/),
        '#error_description=invalid_scope&error=invalid_request',
      ],
    },
  },
  'OP-209': {
    settings,
    async look(here) {
      const made = await withDomain(here)
      await made.signIn()
      const fragment = await heardBy(made, { response_type: 'token', state: 's' })
      return fragment.slice(1).replaceAll(/=[\w-]+\.[\w-]+\.[\w-]+/g, '')
    },
    shows: {
      built: 'id_token&access_token&expires_in=3600&token_type=Bearer&state=s',
      'as-in-the-guide': 'id_token&access_token&token_type=bearer&expires_in=3600&state=s',
    },
  },
  'OP-210': {
    settings,
    async look(here) {
      const made = await withDomain(here)
      const logout_uri = 'https://evil.example/'
      const { response } = await made.browser.ask(
        `${DOMAIN}/logout?${new URLSearchParams({ client_id: made.ClientId, logout_uri })}`,
      )
      const { searchParams } = new URL(response.headers.get('location')!)
      return [await heardBy(made, { client_id: 'nobody' }), searchParams.get('error')]
    },
    shows: {
      built: ['/error?error=Client+does+not+exist', 'redirect_mismatch'],
      'invalid-request': ['/error?error=invalid_request', 'invalid_request'],
    },
  },
  'OP-211': {
    settings,
    look: async (here) => (await withCode(here)).exchange({ redirect_uri: `${CALLBACK}/` }),
    shows: { built: 'unauthorized_client', 'invalid-grant': 'invalid_grant' },
  },
  'OP-212': {
    settings,
    async look(here) {
      const asked = { code_challenge: 'c'.repeat(43), code_challenge_method: 'S256' }
      return (await withCode(here, asked)).exchange({ code_verifier: 'v'.repeat(43) })
    },
    shows: { built: 'invalid_grant', 'invalid-request': 'invalid_request' },
  },
  'OP-213': {
    settings: { client: { ...OAUTH, GenerateSecret: true } },
    async look(here) {
      const { ask } = await withCode(here)
      const { status, error, more } = await ask({ client_secret: 'wrong' })
      return { status, error, ...more }
    },
    shows: {
      built: { status: 400, error: 'invalid_client' },
      described: { status: 400, error: 'invalid_client', error_description: 'invalid_client_secret' },
    },
  },
  'OP-214': {
    async look(here) {
      const { cognito, UserPoolId } = here
      const Scopes = [{ ScopeName: 'read', ScopeDescription: 'Read' }]
      await cognito.send(
        new CreateResourceServerCommand({ UserPoolId, Identifier: 'shop', Name: 'shop', Scopes }),
      )
      const { post } = await withDomain(here)
      const machine = await here.newClient({
        ...{ GenerateSecret: true, AllowedOAuthFlowsUserPoolClient: true },
        ...{ AllowedOAuthFlows: ['client_credentials'], AllowedOAuthScopes: ['shop/read'] },
      })
      const answer = await post('/oauth2/token', {
        ...{ grant_type: 'client_credentials', scope: 'shop/write' },
        ...{ client_id: machine.ClientId!, client_secret: machine.ClientSecret! },
      })
      return answer.json()
    },
    shows: { built: { error: 'invalid_scope' }, 'invalid-grant': { error: 'invalid_grant' } },
  },
  'OP-215': {
    settings,
    async look(here) {
      const { ask } = await withCode(here)
      const { more } = await ask()
      return [(await ask()).error, (await userInfo(here, more.access_token)).status]
    },
    shows: { built: ['invalid_grant', 200], revoked: ['invalid_grant', 401] },
  },
  'OP-216': {
    settings,
    async look(here) {
      await withDomain(here)
      const answer = await userInfo(here, 'x')
      return [answer.status, answer.headers.has('www-authenticate'), (await answer.text()) === '']
    },
    shows: { built: [401, true, false], empty: [401, true, true] },
  },
  'OP-218': {
    settings,
    async look(here) {
      const made = await withDomain(here)
      const other = await here.newClient(OAUTH)
      await addStyle(here.cognito, here.UserPoolId, other.ClientId!)
      await made.signIn()
      const led = await heardBy(made, { client_id: other.ClientId, prompt: 'none' })
      return led.slice(1)
    },
    shows: { built: CODE, 'same-client': 'error=login_required' },
  },
  'OP-232': {
    settings,
    async look(here) {
      const made = await withDomain(here)
      const parameters = { state: 'a b&c' }
      const first = new URL((await made.signIn(made.authorizeUrl(parameters))).url)
      const second = new URLSearchParams(await heardBy(made, parameters))
      return [first.searchParams.get('state'), second.get('state')]
    },
    shows: { built: ['a b&c', 'a b&c'], twice: ['a b&c', 'a%20b%26c'] },
  },
  'OP-233': {
    settings,
    async look(here) {
      const { browser, authorizeUrl } = await withDomain(here)
      here.simulator.set({ quotas: 'on' })
      const statuses = new Set<number>()
      for (let time = 0; time < 501; time++) {
        statuses.add((await browser.ask(authorizeUrl())).response.status)
      }
      return [...statuses]
    },
    shows: { built: [302, 429], 'status-400': [302, 400] },
  },
  'OP-234': {
    settings,
    look: async (here) => (await withCode(here, { scope: undefined })).exchange(),
    shows: { built: 'accepted', 'not-exchangeable': 'invalid_grant' },
  },
  'OP-666': {
    settings,
    look: async (here) => (await withCode(here)).exchange({ code_verifier: 'v'.repeat(43) }),
    shows: { built: 'invalid_grant', 'passed-over': 'accepted' },
  },
  'OP-668': {
    settings,
    look: async (here) => (await withCode(here)).exchange({ client_secret: 'any' }),
    shows: { built: 'invalid_client', 'passed-over': 'accepted' },
  },
  'OP-669': {
    settings,
    async look(here) {
      const { exchange } = await withCode(here)
      return [await exchange({ redirect_uri: `${CALLBACK}/` }), await exchange()]
    },
    shows: { built: ['unauthorized_client', 'invalid_grant'], kept: ['unauthorized_client', 'accepted'] },
  },
  'OP-670': {
    settings,
    look: async (here) => (await withCode(here)).exchange({}, { 'content-type': 'application/json' }),
    shows: { built: 'invalid_request', 'invalid-client': 'invalid_client' },
  },
  'OP-673': {
    settings,
    look: async (here) => heardBy(await withDomain(here), { resource: 'http://api.example.com' }),
    shows: { built: '?error=invalid_request', 'invalid-target': '?error=invalid_target' },
  },
}
