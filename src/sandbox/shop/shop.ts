import {
  beginSignIn,
  endSignIn,
  finishSignIn,
  type Pending,
  type Protections,
  type RelyingParty,
} from '../../flows/codeGrant.ts'
import { html } from '../../simulator/index.ts'
import type { Fetch, Site } from '../browser/web.ts'
import { API } from './api.ts'
import { homePage, refusedPage } from './pages.ts'
import { sendTo, sitePage } from './page.ts'

export const SHOP = 'https://shop.example.com'
export const CALLBACK = `${SHOP}/callback`
const BYE = `${SHOP}/bye`

/** What the app holds for a browser. */
export type ShopSession = {
  pending?: Pending
  tokens?: { access_token: string; id_token: string; refresh_token?: string }
}

export type ShopSettings = Protections & {
  /** whether a code is traded as soon as it comes, or only once the user has done something else */
  redeemsAtOnce: boolean
}

export type Shop = {
  site: Site
  /** by the value of the cookie */
  sessions(): Record<string, ShopSession>
}

/** One request at the shop, and whose it is. */
type Call = { id: string | undefined; session: ShopSession; url: URL }

/** What the shop has at hand to answer one. */
type Inside = {
  app: RelyingParty
  settings: () => ShopSettings
  sessions: Map<string, ShopSession>
  /** Begins a session. @returns its cookie */
  keep(session: ShopSession): string[]
}

/** The shop's app: a server that signs its users in at the pool's domain. */
export function openShop(
  { issuer, clientId, now }: Pick<RelyingParty, 'issuer' | 'clientId' | 'now'>,
  settings: () => ShopSettings,
): Shop {
  const sessions = new Map<string, ShopSession>()
  // Changes with each request that is answered, so that what the shop asks others is told beside it.
  let fetchNow: Fetch = () => Promise.reject(new TypeError('Nobody asks.'))
  const app: RelyingParty = {
    ...{ issuer, clientId, now, redirectUri: CALLBACK },
    scope: 'openid email aws.cognito.signin.user.admin shop/orders.read',
    fetch: (request) => fetchNow(request),
  }
  const keep = (session: ShopSession) => {
    const id = crypto.randomUUID()
    sessions.set(id, session)
    return [`${COOKIE}=${id}; Path=/; Secure; HttpOnly; SameSite=Lax`]
  }
  const inside = { app, settings, sessions, keep }
  return {
    sessions: () => Object.fromEntries(sessions),
    site(request, fetch) {
      fetchNow = fetch
      const url = new URL(request.url)
      const id = sessionIn(request)
      const page = Object.hasOwn(PAGES, url.pathname) ? PAGES[url.pathname] : undefined
      if (!page) return sitePage('Nothing here', html`<p>The shop has no such page.</p>`, { status: 404 })
      return page(inside, { id, session: sessions.get(id ?? '') ?? {}, url })
    },
  }
}

async function signIn({ app, settings, keep }: Inside): Promise<Response> {
  const { url, pending } = await beginSignIn(app, settings())
  return sendTo(url, keep({ pending }))
}

/** The session gets a new name: nobody can have given the browser one beforehand. */
async function callback(inside: Inside, { id, session, url }: Call): Promise<Response> {
  const { app, settings, sessions, keep } = inside
  if (url.search === '') {
    return sitePage('Welcome', html`<p>A script of this page takes the tokens out of the address.</p>`)
  }
  if (!settings().redeemsAtOnce) {
    return sitePage('One question first', html`<p>In which language shall we speak to you?</p>`)
  }
  try {
    const tokens = await finishSignIn(app, url, session.pending ?? {}, settings())
    if (id !== undefined) sessions.delete(id)
    const { access_token, id_token = '', refresh_token } = tokens
    return sendTo('/', keep({ tokens: { access_token, id_token, ...(refresh_token && { refresh_token }) } }))
  } catch (error) {
    // What was remembered is spent, whatever came of it.
    if (id !== undefined) sessions.set(id, { ...session, pending: undefined })
    return refusedPage(error)
  }
}

async function orders({ app }: Inside, { session }: Call): Promise<Response> {
  const authorization = `Bearer ${session.tokens?.access_token ?? ''}`
  const answer = await app.fetch(new Request(`${API}/orders`, { headers: { authorization } }))
  return homePage(session, `${answer.status} ${await answer.text()}`)
}

async function signOut({ app, sessions }: Inside, { id, session }: Call): Promise<Response> {
  if (id !== undefined) sessions.delete(id)
  const url = await endSignIn(app, session.tokens?.refresh_token, BYE)
  return sendTo(url, [`${COOKIE}=; Path=/; Max-Age=0`])
}

const PAGES: Record<string, (inside: Inside, call: Call) => Response | Promise<Response>> = {
  '/': (_, { session }) => homePage(session),
  '/sign-in': signIn,
  '/callback': callback,
  '/orders': orders,
  '/sign-out': signOut,
  '/bye': () => sitePage('You have signed out', html`<p><a href="/">Back to the shop</a></p>`),
}

const COOKIE = 'shop-session'

const sessionIn = ({ headers }: Request): string | undefined =>
  /(?:^|; )shop-session=([^;]+)/.exec(headers.get('x-cookie') ?? '')?.[1]
