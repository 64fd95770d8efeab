import { createStore, type StoreApi } from 'zustand/vanilla'
import { html } from '../../simulator/index.ts'
import { cookieLine, jarAfter, type Cookie } from './cookies.ts'
import type { Exchange, Send } from './web.ts'

/** A request that a browser is about to make. */
export type Asked = { url: string; method: 'GET' | 'POST'; form?: Record<string, string>; from?: string }

/** What the browser shows. */
export type Page = { url: string; status: number; html: string; policy: string }

export type View = {
  /** in the address bar */
  address: string
  page?: Page
  /** the addresses of the pages that were shown, up to the present one */
  history: string[]
  cookies: Cookie[]
  /** each request that the browser made, oldest first */
  hops: Exchange[]
  /** where the last answer leads, as long as nobody has followed it */
  next?: Asked
  isBusy: boolean
}

/** A browser with a jar of cookies and a history, and with nothing that would run a script. */
export type SmallBrowser = {
  readonly store: StoreApi<View>
  /** Opens an address, as if it had been typed. @throws TypeError when it is none */
  open(address: string): Promise<void>
  /** Follows a link of the page shown. */
  click(href: string): Promise<void>
  /** Sends a form of the page shown. */
  submit(form: Record<string, string>, to?: { action: string; method: string }): Promise<void>
  back(): Promise<void>
  reload(): Promise<void>
  /** Follows the redirect before which it stopped. */
  follow(): Promise<void>
  /** Before which redirects it stops; without it, before none. */
  stopAt(stops?: (next: Asked) => boolean): void
  deleteCookie(cookie: Cookie): void
}

/** What real browsers allow, more or less. */
const MOST_REDIRECTS = 20

const REDIRECTS = [301, 302, 303, 307, 308]

/**
 * @param send asks a site; redirects are the browser’s affair
 * @param now simulated milliseconds: cookies run out by it
 */
export function openSmallBrowser(send: Send, now: () => number): SmallBrowser {
  const store = createStore<View>(() => ({
    ...{ address: '', history: [], cookies: [], hops: [], isBusy: false },
  }))
  const view = store.getState
  let stops: (next: Asked) => boolean = () => false

  /** One request; the jar and the list of hops grow. */
  async function hop(asked: Asked): Promise<Exchange> {
    const exchange = await send(requestOf(asked, cookieLine(view().cookies, asked, now())))
    store.setState({
      cookies: jarAfter(view().cookies, asked.url, exchange.setCookies, now()),
      hops: [...view().hops, exchange],
    })
    return exchange
  }

  /** Asks, and follows where the answers lead, until a page has come or a redirect is one to stop before. */
  async function go(first: Asked, isNew: boolean): Promise<void> {
    if (view().isBusy) return
    store.setState({ isBusy: true, next: undefined, address: first.url })
    let asked = first
    try {
      for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
        const exchange = await hop(asked)
        const next = nextOf(asked, exchange)
        if (!next) return show(asked, exchange, isNew)
        if (stops(next)) return store.setState({ next, page: undefined, address: asked.url })
        asked = next
      }
      fail(asked, `These pages redirect more than ${MOST_REDIRECTS} times. The browser gives up.`)
    } catch (error) {
      fail(asked, `This cannot be opened. ${error instanceof Error ? error.message : String(error)}`)
    } finally {
      store.setState({ isBusy: false })
    }
  }

  /** A page of the browser’s own. */
  function fail({ url }: Asked, words: string): void {
    store.setState({ page: { url, status: 0, html: html`<p>${words}</p>`.markup, policy: '' }, address: url })
  }

  function show(asked: Asked, { status, body, headers }: Exchange, isNew: boolean): void {
    const { url } = asked
    const { history } = view()
    const isPage = (headers['content-type'] ?? '').startsWith('text/html')
    const shown = isPage ? body : html`<pre>${body || `${status}, and nothing more.`}</pre>`.markup
    const page = { url, status, html: shown, policy: headers['content-security-policy'] ?? '' }
    store.setState({
      page,
      address: url,
      history: isNew && history.at(-1) !== url ? [...history, url] : history,
    })
  }

  const here = () => view().page?.url ?? view().address
  return {
    store,
    open: async (address) => go({ url: urlOf(address), method: 'GET' }, true),
    click: (href) => go({ url: new URL(href, here()).href, method: 'GET', from: here() }, true),
    submit(form, { action, method } = { action: '', method: 'post' }) {
      const url = new URL(action || here(), here())
      if (method.toLowerCase() === 'post') {
        return go({ url: withoutHash(url.href), method: 'POST', form, from: here() }, true)
      }
      url.search = new URLSearchParams(form).toString()
      return go({ url: url.href, method: 'GET', from: here() }, true)
    },
    async back() {
      const history = view().history.slice(0, -1)
      const url = history.at(-1)
      if (url === undefined || view().isBusy) return
      store.setState({ history })
      await go({ url, method: 'GET' }, false)
    },
    reload: () => go({ url: here(), method: 'GET' }, false),
    async follow() {
      const { next } = view()
      if (next) await go(next, true)
    },
    stopAt: (predicate = () => false) => void (stops = predicate),
    deleteCookie: (cookie) => store.setState({ cookies: view().cookies.filter((kept) => kept !== cookie) }),
  }
}

/** The fragment stays in the browser: no server ever sees it. */
function requestOf({ url, method, form }: Asked, cookies: string | undefined): Request {
  return new Request(withoutHash(url), {
    method,
    headers: {
      ...(cookies && { 'x-cookie': cookies }),
      ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(form && { body: new URLSearchParams(form).toString() }),
  })
}

/** Where an answer leads. After 301, 302 and 303 a form is not sent again (RFC 9110 §15.4). */
function nextOf(asked: Asked, { status, headers }: Exchange): Asked | undefined {
  if (!REDIRECTS.includes(status) || headers.location === undefined) return undefined
  const url = new URL(headers.location, asked.url).href
  const { method, form } = status > 303 ? asked : { method: 'GET' as const, form: undefined }
  return { url, method, ...(form && { form }), from: asked.url }
}

const withoutHash = (url: string) => url.replace(/#.*$/s, '')

/** What somebody types may lack `https://`. @throws TypeError when it is no address */
const urlOf = (address: string): string =>
  new URL(/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`).href
