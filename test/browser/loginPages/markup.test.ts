import {
  CreateIdentityProviderCommand,
  CreateManagedLoginBrandingCommand,
  SetUICustomizationCommand,
  UpdateManagedLoginBrandingCommand,
  UpdateUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CALLBACK, DOMAIN, domainWorld, OAUTH } from '../../simulator/managedLogin/domain.ts'
import { ALL, MARKUP } from './markup.ts'

type World = Awaited<ReturnType<typeof domainWorld>>

let chrome: Browser
beforeAll(async () => {
  chrome = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
})
afterAll(() => chrome.close())

/**
 * Shows login pages, each in a frame, and does in them what a reader may do.
 *
 * @param guard the pages' own policy holds too, or their escaping has to do alone
 * @returns what ran, asked another host or could still run when it is clicked, as `page: what`
 */
async function happeningIn(
  pages: Response[],
  guard: 'escaping alone' | 'with their policy',
): Promise<string[]> {
  const context = await chrome.newContext()
  const page = await context.newPage()
  const happened: string[] = []
  await page.exposeFunction('ran', (where: string, what: string) => happened.push(`${where}: ${what}`))
  await page.addInitScript(() => {
    const { ran } = window.top as unknown as { ran(where: string, what: string): void }
    window.alert = (what) => ran(location.pathname, String(what))
  })
  const shown = await Promise.all(pages.map(async (answer) => ({ answer, body: await answer.text() })))
  await page.route('**', (route) => {
    const url = new URL(route.request().url())
    if (url.pathname === '/all') {
      const frames = pages.map((_, at) => `<iframe src="/${at}"></iframe>`).join('')
      return route.fulfill({ contentType: 'text/html', body: frames })
    }
    const found = url.origin === DOMAIN ? shown[Number(url.pathname.slice(1))] : undefined
    if (!found) {
      happened.push(`asked ${url.href}`)
      return route.abort()
    }
    const {
      'x-frame-options': _,
      'content-security-policy': policy,
      ...headers
    } = Object.fromEntries(found.answer.headers)
    if (guard === 'with their policy') {
      headers['content-security-policy'] = policy!.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    }
    return route.fulfill({ headers, body: found.body })
  })
  await page.goto(`${DOMAIN}/all`)
  const inFrames = page
    .frames()
    .slice(1)
    .map((frame) => frame.evaluate(touchAll))
  happened.push(...(await Promise.all(inFrames)).flat())
  expect(inFrames).toHaveLength(pages.length)
  await context.close()
  return happened
}

/** Every element gets the focus and the pointer. Answers what is wrong with the page. */
function touchAll(): string[] {
  const names = ['href', 'src', 'action', 'formaction', 'srcdoc']
  const wrong = (what: string) => `${location.pathname}: ${what}`
  const found: string[] = []
  for (const element of document.querySelectorAll<HTMLElement>('*')) {
    element.focus()
    element.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }))
    for (const name of names) {
      const address = element.getAttribute(name)
      if (address === null) continue
      const { protocol } = new URL(address, location.href)
      if (!['https:', 'data:'].includes(protocol)) found.push(wrong(`${name}=${address}`))
    }
  }
  // The page's own script bears the nonce of its style, which no text from outside can know.
  const own = document.querySelector('style')!.nonce
  const foreign = [...document.querySelectorAll('script')].filter(({ nonce }) => !own || nonce !== own)
  if (foreign.length) found.push(wrong('a <script> that is not the page’s'))
  for (const [tag, most] of Object.entries({
    h1: 1,
    style: 1,
    form: 1,
    script: 1,
    svg: 0,
    math: 0,
    iframe: 0,
  })) {
    if (document.querySelectorAll(tag).length > most) found.push(wrong(`more than ${most} <${tag}>`))
  }
  return found
}

const at = (path: string, parameters: Record<string, string>) =>
  `${DOMAIN}/${path}?${new URLSearchParams(parameters)}`
const atPage = (path: string, { ClientId }: World, parameters: Record<string, string> = {}) => {
  const request = { response_type: 'code', client_id: ClientId, redirect_uri: CALLBACK, scope: 'openid' }
  return at(path, { ...request, ...parameters })
}

/** Where a text from outside comes to stand in a page. */
const SINKS: Record<string, (made: World, text: string) => Promise<{ response: Response }>> = {
  'the hint, the state and the language': (made, text) =>
    made.browser.open(atPage('login', made, { login_hint: text, state: text, lang: text })),
  'error and error_description': ({ browser }, text) =>
    browser.open(at('error', { error: text, error_description: text })),
  'the name of who confirms': (made, text) => made.browser.open(atPage('confirm', made, { username: text })),
  'the link of a mail': ({ browser, ClientId }, text) =>
    browser.open(at('confirmUser/', { client_id: ClientId, user_name: text, confirmation_code: text })),
  async 'a name and a password that are typed'(made, text) {
    const page = await made.browser.open(atPage('login', made))
    return made.browser.fill(page, { username: text, password: text })
  },
  async 'attributes that are typed'(made, text) {
    const page = await made.browser.open(atPage('signup', made))
    return made.browser.fill(page, {
      username: text,
      'attribute.email': text,
      'attribute.name': text,
      password: text,
    })
  },
  async 'what a form brings back of a challenge'(made, text) {
    const page = await made.browser.open(atPage('login', made))
    const asked = JSON.stringify({ ChallengeParameters: { CODE_DELIVERY_DESTINATION: text } })
    const challenge = { challenge: 'EMAIL_OTP', session: text, asked, code: text }
    return made.browser.fill(page, { username: text, ...challenge })
  },
}

test.each(Object.keys(SINKS))('markup in %s stays text', async (name) => {
  const made = await domainWorld({
    pool: { Schema: [{ Name: 'name', Required: true, Mutable: true, AttributeDataType: 'String' }] },
    client: { PreventUserExistenceErrors: 'ENABLED' },
  })
  const pages: Response[] = []
  for (const text of ALL) pages.push((await SINKS[name]!(made, text)).response)
  expect(await happeningIn(pages, 'escaping alone')).toEqual([])
})

/** The texts that AWS's API takes at all. */
async function takenOf(texts: string[], call: (text: string) => Promise<unknown>): Promise<string[]> {
  const taken: string[] = []
  for (const text of texts) {
    const isTaken = await call(text).then(
      () => true,
      () => false,
    )
    if (isTaken) taken.push(text)
  }
  return taken
}

test('markup in names of providers stays text', async () => {
  const made = await domainWorld()
  const { cognito, UserPoolId, ClientId, browser } = made
  const short = ['<b onclick=alert(1)>', '<svg/onload=alert(1)>', '"onfocus=alert(1)"', "'onfocus=alert(1)'"]
  const pages: Response[] = []
  const taken = await takenOf([...ALL, ...short], async (ProviderName) => {
    const ProviderDetails = {
      ...{ client_id: 'shop', client_secret: 'secret', oidc_issuer: 'https://id.example.com' },
      ...{ attributes_request_method: 'GET', authorize_scopes: 'openid' },
    }
    const provider = { UserPoolId, ProviderName, ProviderType: 'OIDC', ProviderDetails } as const
    await cognito.send(new CreateIdentityProviderCommand(provider))
    const SupportedIdentityProviders = ['COGNITO', ProviderName]
    await cognito.send(
      new UpdateUserPoolClientCommand({ ...OAUTH, UserPoolId, ClientId, SupportedIdentityProviders }),
    )
    pages.push((await browser.open(atPage('login', made))).response)
  })
  expect(taken.length).toBeGreaterThan(3)
  expect(await happeningIn(pages, 'escaping alone')).toEqual([])
})

test('a style sheet of the owner’s can neither leave its element nor ask another host', async () => {
  const made = await domainWorld({ version: 1 })
  const { cognito, UserPoolId, ClientId, browser } = made
  const pages: Response[] = []
  const taken = await takenOf(ALL, async (text) => {
    const CSS = `.submitButton-customizable { color: #123456; } ${text}`
    await cognito.send(new SetUICustomizationCommand({ UserPoolId, ClientId, CSS }))
    pages.push((await browser.open(atPage('login', made))).response)
  })
  expect(taken.length).toBeGreaterThan(3)
  expect(MARKUP.style!.some((text) => taken.includes(text))).toBe(true)
  expect(await happeningIn(pages, 'with their policy')).toEqual([])
})

test('markup in settings and pictures of a branding style stays text', async () => {
  const made = await domainWorld()
  const { cognito, UserPoolId, newClient, browser } = made
  const { ClientId } = await newClient(OAUTH)
  const style = { UserPoolId, ClientId: ClientId!, UseCognitoProvidedValues: true }
  const { ManagedLoginBranding } = await cognito.send(new CreateManagedLoginBrandingCommand(style))
  const { ManagedLoginBrandingId } = ManagedLoginBranding!
  const pages: Response[] = []
  const taken = await takenOf(ALL, async (text) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">${text}</svg>`
    const button = { defaults: { backgroundColor: text, textColor: text } }
    const other = { color: text, backgroundColor: text }
    await cognito.send(
      new UpdateManagedLoginBrandingCommand({
        UserPoolId,
        ManagedLoginBrandingId: ManagedLoginBrandingId!,
        Settings: {
          categories: { global: { colorSchemeMode: text } },
          components: {
            primaryButton: { lightMode: button, darkMode: button },
            pageBackground: { lightMode: other, darkMode: other },
            form: { lightMode: other, darkMode: other },
          },
        },
        Assets: [
          {
            ...{ Category: 'FORM_LOGO', ColorMode: 'LIGHT', Extension: 'SVG' },
            Bytes: new TextEncoder().encode(svg),
          },
        ],
      }),
    )
    const page = await browser.open(atPage('login', { ...made, ClientId: ClientId! }))
    pages.push(page.response)
  })
  expect(taken.length).toBeGreaterThan(30)
  expect(await happeningIn(pages, 'escaping alone')).toEqual([])
})
