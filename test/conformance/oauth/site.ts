import {
  CreateResourceServerCommand,
  type CreateUserPoolClientCommandInput,
  type CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { shop } from '../../emulator/shop.ts'
import { openBrowser } from '../../simulator/managedLogin/browser.ts'
import { ADA, addStyle, addUser, CALLBACK, OAUTH, PASSWORD } from '../../simulator/managedLogin/domain.ts'
import type { Door } from './door.ts'

export { CALLBACK, PASSWORD }
export const GOODBYE = 'https://shop.example.com/bye'

/** What was answered. */
export type Heard = {
  status: number
  headers: Headers
  location: string
  text: string
  /** the body, where it is JSON */
  json: Record<string, unknown>
}

export type Tokens = { id_token: string; access_token: string; refresh_token: string; expires_in: number }
export type Values = Record<string, string | undefined>
/** Fields in an order of one's own, or a body as it is. */
export type Form = Values | [string, string][] | string
export type Asked = { method?: string; headers?: Record<string, string>; form?: Form }

let made = 0

/** A pool with a domain, a public app client with both grants for users, and Ada, behind a door. */
export async function openSite(
  door: Door,
  { version = 2, ...pool }: Partial<CreateUserPoolCommandInput> & { version?: 1 | 2 } = {},
) {
  const { cognito } = door
  const Domain = `shop${++made}`
  const {
    UserPoolId,
    ClientId,
    newClient: add,
  } = await shop(cognito, { pool, client: OAUTH, Domain, version })
  const Scopes = ['read', 'write'].map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName }))
  await cognito.send(
    new CreateResourceServerCommand({ UserPoolId, Identifier: 'shop', Name: 'shop', Scopes }),
  )

  async function newClient(more: Partial<CreateUserPoolClientCommandInput> = {}) {
    const client = await add({ ...OAUTH, ...more })
    if (version === 2) await addStyle(cognito, UserPoolId, client.ClientId)
    return client as typeof client & { ClientSecret: string }
  }
  const origin = door.originOf(Domain)

  async function ask(path: string, { method, headers, form }: Asked = {}): Promise<Heard> {
    const response = await door.fetch(
      new Request(path.startsWith('http') ? path : origin + path, {
        method: method ?? (form === undefined ? 'GET' : 'POST'),
        headers: {
          ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
          ...headers,
        },
        ...(form !== undefined && { body: encoded(form) }),
        redirect: 'manual',
      }),
    )
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json')
    const json = (isJson && text ? JSON.parse(text) : {}) as Heard['json']
    const location = response.headers.get('location') ?? ''
    return { status: response.status, headers: response.headers, location, text, json }
  }

  const asked = (parameters: Values = {}) => ({
    ...{ response_type: 'code', client_id: ClientId, redirect_uri: CALLBACK, scope: 'openid email' },
    ...parameters,
  })
  const authorizeUrl = (parameters?: Values) => `${origin}/oauth2/authorize?${encoded(asked(parameters))}`
  const newBrowser = () => openBrowser({ simulator: door })

  /** Signs a user in, in a browser of their own unless told otherwise. @returns where that leads */
  async function signIn(
    parameters?: Values,
    {
      username = 'ada',
      browser = newBrowser(),
    }: { username?: string; browser?: ReturnType<typeof newBrowser> } = {},
  ): Promise<string> {
    const page = await browser.open(authorizeUrl(parameters))
    if (!page.url.startsWith(origin)) return page.url
    return (await browser.fill(page, { username, password: PASSWORD })).url
  }

  const codeFor = async (...signedIn: Parameters<typeof signIn>): Promise<string> =>
    new URL(await signIn(...signedIn)).searchParams.get('code')!

  const exchange = (code: string, more: Values = {}, headers: Record<string, string> = {}) =>
    ask('/oauth2/token', {
      form: {
        ...{ grant_type: 'authorization_code', client_id: ClientId, code, redirect_uri: CALLBACK },
        ...more,
      },
      headers,
    })

  return {
    ...{ door, cognito, UserPoolId, ClientId, origin, newClient, newBrowser },
    issuer: `https://cognito-idp.us-east-1.amazonaws.com/${UserPoolId}`,
    newUser: (username: string, values: Record<string, string> = ADA) =>
      addUser(cognito, UserPoolId, username, values),
    ...{ ask, authorizeUrl, signIn, codeFor, exchange },
    /** What an authorize request is answered in a browser that nobody is signed in at. */
    authorize: (parameters?: Values) => ask(authorizeUrl(parameters)),
    /** Signs a user in and exchanges the code. */
    tokensFor: async (...signedIn: Parameters<typeof signIn>) => {
      const [{ client_id } = {}] = signedIn
      const more = client_id === undefined ? {} : { client_id }
      return (await exchange(await codeFor(...signedIn), more)).json as unknown as Tokens
    },
    refresh: (refresh_token: string, more: Values = {}, headers: Record<string, string> = {}) =>
      ask('/oauth2/token', {
        form: { grant_type: 'refresh_token', client_id: ClientId, refresh_token, ...more },
        headers,
      }),
    userInfo: (access_token: string) =>
      ask('/oauth2/userInfo', { headers: { authorization: `Bearer ${access_token}` } }),
    revoke: (form: Values) => ask('/oauth2/revoke', { form: { client_id: ClientId, ...form } }),
  }
}

export type Site = Awaited<ReturnType<typeof openSite>>

/** Parameters in a query or a form; those that are undefined are left out. */
export function encoded(form: Form): string {
  if (typeof form === 'string') return form
  const pairs = Array.isArray(form) ? form : Object.entries(form)
  return new URLSearchParams(
    pairs.filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString()
}

/** The header of HTTP Basic, id and secret encoded as in a form (RFC 6749 §2.3.1). */
export const basic = (id: string, secret: string) => ({
  authorization: `Basic ${btoa([id, secret].map(encodeURIComponent).join(':'))}`,
})

/** The parameters that a redirect carries, in their order, after the mark that they stand behind. */
export const carried = (location: string, mark: '?' | '#' = '?'): [string, string][] => [
  ...new URLSearchParams(location.slice(location.indexOf(mark) + 1)),
]

/** Why a page refuses: the parameters of `/error`, where nothing was told to any app. */
export function refusedHere({ status, location }: Heard, origin: string): Record<string, string> {
  if (status !== 302 || !location.startsWith(`${origin}/error?`)) throw new Error(`${status} ${location}`)
  return Object.fromEntries(carried(location))
}
