import { request, type IncomingHttpHeaders } from 'node:http'
import { expect, test } from 'vitest'
import { clientFor, opened } from './opened.ts'
import { authorizeQuery, PASSWORD, shop } from './shop.ts'

type Heard = { status: number; headers: IncomingHttpHeaders; text: string }
type Said = { method?: string; headers?: Record<string, string>; body?: string }

/** Asks an emulator by any name of this computer's: not every one resolves names under localhost. */
function ask(port: number, host: string, path: string, { method = 'GET', headers, body }: Said = {}) {
  return new Promise<Heard>((resolve, reject) => {
    const at = { host: '127.0.0.1', port, path, method, headers: { host: `${host}:${port}`, ...headers } }
    const asked = request(at, (answered) => {
      let text = ''
      answered.on('data', (chunk) => (text += String(chunk)))
      answered.on('end', () => resolve({ status: answered.statusCode!, headers: answered.headers, text }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** Name and value of each cookie that is set, and all that is said of them. */
const cookiesOf = ({ headers }: Heard) => headers['set-cookie'] ?? []
const kept = (answers: Heard[]) =>
  answers
    .flatMap(cookiesOf)
    .map((line) => line.slice(0, line.indexOf(';')))
    .join('; ')

test.each([
  ['the path', 'localhost', '/_domain/shop'],
  ['the path at an address', '127.0.0.1', '/_domain/shop'],
  ['the name under localhost', 'shop.localhost', ''],
  ['the whole name', 'shop.auth.us-east-1.amazoncognito.com.localhost', ''],
])('%s leads to the pages, whose cookies are of that domain alone', async (_, host, base) => {
  const { cognito, port } = await opened()
  const { ClientId } = await shop(cognito)
  const query = authorizeQuery(ClientId, { state: 'back' })
  const form = 'application/x-www-form-urlencoded'

  // By another name than localhost: first to the address where the pages are.
  const led = await ask(port, host, `${base}/oauth2/authorize?${query}`)
  const start =
    host === 'localhost' ? { status: led.status, location: led.headers.location! } : await follow(port, led)
  const { href, pathname } = new URL(start.location)
  const pages = href.slice(0, href.indexOf('/login?'))
  expect(start).toEqual({ status: 302, location: `${pages}/login?${query}` })
  expect(pages).toMatch(new RegExp(`^http://localhost:${port}/_domain/shop`))
  const at = pathname.slice(0, pathname.indexOf('/login'))

  const page = await ask(port, 'localhost', `${at}/login?${query}`)
  expect(page.headers['content-type']).toBe('text/html;charset=UTF-8')
  expect(page.headers).not.toHaveProperty('x-set-cookie')
  expect(cookiesOf(page)).toEqual([
    expect.stringMatching(
      new RegExp(`^XSRF-TOKEN=[^;]+; Path=${at}/; Max-Age=3600; HttpOnly; SameSite=Lax$`),
    ),
  ])

  const [, _csrf = ''] = /name="_csrf" value="([^"]+)"/.exec(page.text) ?? []
  const body = new URLSearchParams({ _csrf, username: 'ada', password: PASSWORD }).toString()
  const headers = { 'content-type': form, origin: `http://localhost:${port}`, cookie: kept([page]) }
  const back = await ask(port, 'localhost', `${at}/login?${query}`, { method: 'POST', headers, body })
  expect(back.headers.location).toMatch(/^http:\/\/localhost:3000\/callback\?code=[\w-]{36}&state=back$/)
  const cookie = kept([page, back])
  const again = await ask(port, 'localhost', `${at}/oauth2/authorize?${query}`, { headers: { cookie } })
  expect(again.headers.location).toMatch(/callback\?code=/)
  // Nobody else may tell the pages of cookies.
  const forged = { headers: { 'x-cookie': cookie } }
  const other = await ask(port, 'localhost', `${at}/oauth2/authorize?${query}`, forged)
  expect(other.headers.location).toContain('/login?')

  // What is for programs is answered by any name: not every program follows redirects.
  const code = new URL(back.headers.location!).searchParams.get('code')!
  const grant = { grant_type: 'authorization_code', client_id: ClientId, code }
  const redirect_uri = 'http://localhost:3000/callback'
  const tokens = await ask(port, host, `${base}/oauth2/token`, {
    method: 'POST',
    headers: { 'content-type': form },
    body: new URLSearchParams({ ...grant, redirect_uri }).toString(),
  })
  const { access_token } = JSON.parse(tokens.text) as { access_token: string }
  const authorization = `Bearer ${access_token}`
  const info = await ask(port, host, `${base}/oauth2/userInfo`, { headers: { authorization } })
  expect(JSON.parse(info.text)).toMatchObject({ username: 'ada' })
})

/** Where a redirect to this computer's other address leads in turn. */
async function follow(port: number, { headers }: Heard) {
  const { host, pathname, search } = new URL(headers.location!)
  expect(host).toBe(`localhost:${port}`)
  const next = await ask(port, 'localhost', pathname + search)
  return { status: next.status, location: next.headers.location! }
}

test('discovery names addresses that every computer finds, whoever asks', async () => {
  const { cognito, port, url } = await opened()
  const { UserPoolId } = await shop(cognito)
  const document = async () =>
    JSON.parse((await ask(port, 'localhost', `/${UserPoolId}/.well-known/openid-configuration`)).text)
  expect(await document()).toMatchObject({
    issuer: `https://cognito-idp.us-east-1.amazonaws.com/${UserPoolId}`,
    authorization_endpoint: `${url}/_domain/shop/oauth2/authorize`,
    token_endpoint: `${url}/_domain/shop/oauth2/token`,
    end_session_endpoint: `${url}/_domain/shop/logout`,
  })
})

test('a prefix that two Regions have is that of --region; the other is reached by its whole name', async () => {
  const { cognito, port, url, control } = await opened(['--region', 'us-east-1'])
  const frankfurt = clientFor(url, 'eu-central-1')
  const there = await shop(frankfurt)
  await ask(port, 'localhost', '/_domain/shop/oauth2/authorize')
  await shop(cognito)
  await ask(port, 'localhost', '/_domain/shop/oauth2/authorize')
  const { entries } = (await control('log')) as { entries: { kind: string; url?: string }[] }
  const asked = entries.flatMap((entry) => (entry.url?.includes('/oauth2/') ? [entry.url] : []))
  expect(asked).toEqual([
    'https://shop.auth.eu-central-1.amazoncognito.com/oauth2/authorize',
    'https://shop.auth.us-east-1.amazoncognito.com/oauth2/authorize',
  ])
  const discovery = await ask(port, 'localhost', `/${there.UserPoolId}/.well-known/openid-configuration`)
  expect(JSON.parse(discovery.text)).toMatchObject({
    token_endpoint: `${url}/_domain/shop.auth.eu-central-1.amazoncognito.com/oauth2/token`,
  })
})

test('scripts of pages read what is for machines, and no login page', async () => {
  const { cognito, url } = await opened()
  const { ClientId } = await shop(cognito)
  const origin = 'http://localhost:5173'
  const allowed = async (path: string, init: RequestInit = {}) => {
    const answered = await fetch(`${url}/_domain/shop${path}`, { ...init, headers: { origin } })
    return answered.headers.get('access-control-allow-origin')
  }
  const login = `/login?${authorizeQuery(ClientId)}`
  expect(await allowed('/oauth2/token', { method: 'POST' })).toBe(origin)
  expect(await allowed('/oauth2/token', { method: 'OPTIONS' })).toBe(origin)
  expect(await allowed('/oauth2/userInfo')).toBe(origin)
  expect(await allowed('/oauth2/revoke', { method: 'OPTIONS' })).toBe(origin)
  expect(await allowed(login)).toBeNull()
  expect(await allowed(login, { method: 'OPTIONS' })).toBeNull()
  expect(await allowed(`/oauth2/authorize?${authorizeQuery(ClientId)}`)).toBeNull()
})

test('GET, HEAD and POST are answered; a domain that no pool has says so', async () => {
  const { cognito, port } = await opened()
  const { ClientId } = await shop(cognito)
  const path = `/login?${authorizeQuery(ClientId)}`
  const head = await ask(port, 'localhost', `/_domain/shop${path}`, { method: 'HEAD' })
  expect(head).toMatchObject({
    status: 200,
    text: '',
    headers: { 'content-type': 'text/html;charset=UTF-8' },
  })
  for (const method of ['PUT', 'DELETE', 'PATCH']) {
    const answered = await ask(port, 'shop.localhost', path, { method })
    expect(answered).toMatchObject({ status: 405, headers: { allow: 'GET, POST' } })
  }
  for (const [host, there] of [
    ['nobody.localhost', path],
    ['localhost', `/_domain/nobody${path}`],
  ] as const) {
    const answered = await ask(port, host, there)
    expect(answered.status).toBe(404)
    expect(JSON.parse(answered.text).message).toContain('"nobody"')
  }
})

test('a page elsewhere can post to no login page', async () => {
  const { cognito, port } = await opened()
  const { ClientId } = await shop(cognito)
  for (const origin of ['https://evil.example', 'null']) {
    const said = { method: 'POST', headers: { origin } }
    const answered = await ask(port, 'shop.localhost', `/login?${authorizeQuery(ClientId)}`, said)
    expect(answered.status).toBe(403)
  }
})
