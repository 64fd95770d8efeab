import { linesIn } from './cookies.ts'

export type Fetch = (request: Request) => Promise<Response>

/** Whatever answers at a host. It asks others through the `fetch` that it is handed, so that this can be shown too. */
export type Site = (request: Request, fetch: Fetch) => Response | Promise<Response>

/** Hosts of this small web. Whatever has no site of its own is AWS's, or nobody's. */
export type Web = { sites: Record<string, Site>; aws: Fetch }

/** One request and its answer. A JSON value. */
export type Exchange = {
  method: string
  url: string
  /** the cookies that went along, in one line */
  cookies?: string
  form?: Record<string, string>
  status: number
  headers: Record<string, string>
  setCookies: string[]
  body: string
  /** what the site asked others meanwhile, without the browser */
  calls: Exchange[]
}

/** Makes one request. */
export type Send = (request: Request) => Promise<Exchange>

/** Asks a site of the web. Redirects are not followed. */
export async function ask(web: Web, request: Request): Promise<{ exchange: Exchange; response: Response }> {
  const calls: Exchange[] = []
  const form = request.method === 'POST' ? await formIn(request.clone()) : undefined
  const fetch: Fetch = async (inner) => {
    const answered = await ask(web, inner)
    calls.push(answered.exchange)
    return answered.response
  }
  const { host } = new URL(request.url)
  const site = Object.hasOwn(web.sites, host) ? web.sites[host] : undefined
  const response = await (site ? site(request, fetch) : web.aws(request))
  const cookies = request.headers.get('x-cookie')
  const exchange: Exchange = {
    ...{ method: request.method, url: request.url, status: response.status, calls },
    ...(cookies !== null && { cookies }),
    ...(form && { form }),
    headers: Object.fromEntries([...response.headers].filter(([name]) => name !== 'x-set-cookie')),
    setCookies: linesIn(response.headers),
    body: await response.clone().text(),
  }
  return { exchange, response }
}

async function formIn(request: Request): Promise<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(await request.text()))
}
