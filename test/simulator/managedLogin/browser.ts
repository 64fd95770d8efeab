/** Whatever answers requests of a pool's domain. */
type Site = { fetch(request: Request): Promise<Response> }

/** A form of a page: where it goes, and its fields, the hidden ones filled in. */
export type Form = { action: string; fields: Record<string, string> }

/**
 * A browser for tests: keeps cookies, follows redirects within the pool's domain, and stops where they lead elsewhere.
 */
export function openBrowser({ simulator }: { simulator: Site }) {
  const jar = new Map<string, string>()

  async function ask(
    url: string,
    form?: Record<string, string>,
  ): Promise<{ url: string; response: Response }> {
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await simulator.fetch(
      new Request(url, {
        method: form ? 'POST' : 'GET',
        headers: {
          ...(cookies && { 'x-cookie': cookies }),
          ...(form && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        ...(form && { body: new URLSearchParams(form).toString() }),
      }),
    )
    for (const line of JSON.parse(response.headers.get('x-set-cookie') ?? '[]') as string[]) keep(line)
    return { url, response }
  }

  function keep(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
    if (/Max-Age=0(;|$)/.test(line)) jar.delete(name!)
    else jar.set(name!, value!)
  }

  /** Asks, and follows redirects as long as they stay at the host: the last answer, and the address that it is of. */
  async function open(
    url: string,
    form?: Record<string, string>,
  ): Promise<{ url: string; response: Response }> {
    const answered = await ask(url, form)
    const location = answered.response.headers.get('location')
    if (answered.response.status !== 302 || location === null) return answered
    const next = new URL(location, url)
    return next.host === new URL(url).host ? open(next.href) : { url: next.href, response: answered.response }
  }

  return {
    jar,
    ask,
    open,
    /** Fills in the form of a page, and sends it. */
    async fill(page: { url: string; response: Response }, fields: Record<string, string>) {
      const { action, fields: hidden } = formOf(await page.response.clone().text())
      return open(new URL(action, page.url).href, { ...hidden, ...fields })
    },
  }
}

const unescaped = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

export function formOf(markup: string): Form {
  const form = /<form([^>]*)>([^]*?)<\/form>/.exec(markup)
  if (!form) throw new TypeError(`There is no form in ${markup}`)
  const [, , action = ''] = /(^| )action="([^"]*)"/.exec(form[1]!) ?? []
  const inputs = form[2]!.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)
  const fields = Object.fromEntries(
    [...inputs].map(([, name, value]) => [unescaped(name!), unescaped(value!)]),
  )
  return { action: unescaped(action), fields }
}
