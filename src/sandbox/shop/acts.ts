import {
  DescribeUserPoolClientCommand,
  UpdateUserPoolClientCommand,
  type UpdateUserPoolClientCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { hiddenFields } from '../browser/forms.ts'
import type { SmallBrowser } from '../browser/browser.ts'
import type { Exchange } from '../browser/web.ts'
import { API } from './api.ts'
import type { Place } from './place.ts'
import { CALLBACK, SHOP } from './shop.ts'

/** What people and attackers do in more than one attack. */

const PASSWORDS = { ada: 'Analytical-1843', mallory: 'Malicious-1978' }

/** Sends the login page that a browser shows. */
export const sendLogin = (browser: SmallBrowser, username: keyof typeof PASSWORDS): Promise<void> =>
  browser.submit({
    ...hiddenFields(browser.store.getState().page?.html ?? ''),
    ...{ username, password: PASSWORDS[username] },
  })

/** Signs somebody in at the shop. */
export async function signIn(browser: SmallBrowser, username: keyof typeof PASSWORDS): Promise<void> {
  await browser.open(`${SHOP}/sign-in`)
  await sendLogin(browser, username)
}

/** Signs somebody in, but the browser does not get to the callback. @returns the address that it was sent to */
export async function signInUpToCallback(
  browser: SmallBrowser,
  username: keyof typeof PASSWORDS,
  start = `${SHOP}/sign-in`,
): Promise<URL> {
  browser.stopAt(({ url }) => url.startsWith(CALLBACK))
  await browser.open(start)
  // A request that is refused comes back before anybody is asked for a password.
  if (!browser.store.getState().next) await sendLogin(browser, username)
  browser.stopAt()
  return new URL(browser.store.getState().next!.url)
}

/** An address that starts a sign-in, as anybody can write one. */
export function authorizeUrl({ core }: Place, parameters: Record<string, string>): string {
  const all = {
    response_type: 'code',
    client_id: core.app.env.CLIENT_ID,
    redirect_uri: CALLBACK,
    scope: 'openid email shop/orders.read',
    ...parameters,
  }
  return `${core.env.DOMAIN}/oauth2/authorize?${new URLSearchParams(all)}`
}

/** Trades a code at the token endpoint, as any program can. @returns the answer */
export function redeem(
  { core, send }: Pick<Place, 'core' | 'send'>,
  code: string,
  more: Record<string, string> = {},
): Promise<{ access_token?: string; error?: string }> {
  return askForTokens(
    { core, send },
    { grant_type: 'authorization_code', redirect_uri: CALLBACK, code, ...more },
  )
}

/** Asks the token endpoint as the shop’s client, unless told otherwise. */
export async function askForTokens(
  { core, send }: Pick<Place, 'core' | 'send'>,
  form: Record<string, string>,
): Promise<{ access_token?: string; error?: string }> {
  const { body } = await send(
    new Request(`${core.env.DOMAIN}/oauth2/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ client_id: core.app.env.CLIENT_ID, ...form }).toString(),
    }),
  )
  return JSON.parse(body) as { access_token?: string; error?: string }
}

/** Calls the shop's API with somebody's token. */
export const callApi = (
  { send }: Pick<Place, 'send'>,
  token: string,
  door = 'GET /orders',
): Promise<Exchange> => {
  const [method, path] = door.split(' ')
  return send(new Request(`${API}${path}`, { method, headers: { authorization: `Bearer ${token}` } }))
}

/** Changes settings of an app client; the others stay. An update that leaves one out would put it back. */
export async function changeClient(
  { core }: Place,
  changes: Partial<UpdateUserPoolClientCommandInput>,
): Promise<void> {
  const { USER_POOL_ID: UserPoolId, CLIENT_ID: ClientId } = core.app.env
  const { UserPoolClient } = await core.app.cognito.send(
    new DescribeUserPoolClientCommand({ UserPoolId, ClientId }),
  )
  await core.app.cognito.send(
    new UpdateUserPoolClientCommand({ ...UserPoolClient, UserPoolId, ClientId, ...changes }),
  )
}

/** A verifier of one's own, with its challenge. */
export async function ownPkce(): Promise<{ code_verifier: string; challenge: Record<string, string> }> {
  const { calculatePKCECodeChallenge, generateRandomCodeVerifier } = await import('oauth4webapi')
  const code_verifier = generateRandomCodeVerifier()
  const code_challenge = await calculatePKCECodeChallenge(code_verifier)
  return { code_verifier, challenge: { code_challenge, code_challenge_method: 'S256' } }
}

/** What an address says under a name, also in its fragment. */
export const saidIn = (address: string, name: string): string | undefined => {
  const { searchParams, hash } = new URL(address)
  return searchParams.get(name) ?? new URLSearchParams(hash.slice(1)).get(name) ?? undefined
}

/** What a page says in bold: of the shop's front page, who is signed in. */
export const signedInAt = (browser: SmallBrowser): string | undefined =>
  /Signed in as <b>(\w+)<\/b>/.exec(browser.store.getState().page?.html ?? '')?.[1]
