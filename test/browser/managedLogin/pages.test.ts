import {
  AdminCreateUserCommand,
  SetUserPoolMfaConfigCommand,
  UpdateManagedLoginBrandingCommand,
  DescribeManagedLoginBrandingByClientCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { opened } from '../../emulator/opened.ts'
import { authorizeQuery, PASSWORD, shop } from '../../emulator/shop.ts'
import { useChromium } from './chromium.ts'

const open = useChromium()
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What is wrong with a page: axe's findings, what sticks out sideways, and controls too small for a thumb. */
async function faultsOf(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axe })
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run()
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`)
    const small = [...document.querySelectorAll('button, input:not([type=hidden]), .provider, .link a')]
      .filter((control) => control.getBoundingClientRect().height < 44)
      .map((control) => `small: ${control.outerHTML}`)
    const isWide = document.documentElement.scrollWidth > innerWidth
    return [...found, ...small, ...(isWide ? ['it sticks out sideways'] : [])]
  })
}

/** The hosted UI (classic) knows no night. */
const seen = [
  [1, 'light'],
  [2, 'light'],
  [2, 'dark'],
] as const

test.each(seen)('the pages of version %i, %s: axe, small screens, thumbs', async (version, colorScheme) => {
  const { cognito, url } = await opened()
  const { ClientId, UserPoolId } = await shop(cognito, { version })
  const newUser = { UserPoolId, Username: 'grace', TemporaryPassword: 'Temporary-1' }
  await cognito.send(new AdminCreateUserCommand({ ...newUser, MessageAction: 'SUPPRESS' }))
  const page = await open({ colorScheme, bypassCSP: true, viewport: { width: 320, height: 700 } })
  const at = (path: string, query = authorizeQuery(ClientId)) =>
    page.goto(`${url}/_domain/shop/${path}?${query}`)
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const says = async (title: string) => {
    await page.getByRole('heading', { name: title, exact: true }).waitFor()
    expect(await faultsOf(page), title).toEqual([])
  }
  const signIn = async (username: string, password: string) => {
    await at('login')
    await page.getByLabel('Username').fill(username)
    await page.getByLabel('Password').fill(password)
    await press('Sign in')
  }

  await at('oauth2/authorize')
  await says('Sign in')
  await signIn('ada', 'wrong')
  await says('Sign in')
  // Who cannot see the page hears what was wrong where they go on typing.
  const asked = page.getByLabel('Password')
  expect(await asked.evaluate((field) => field === document.activeElement)).toBe(true)
  expect(await page.locator(`#${await asked.getAttribute('aria-describedby')}`).textContent()).toContain(
    'Incorrect username or password.',
  )
  await asked.fill(PASSWORD)
  await press('Show what is typed')
  expect(await asked.getAttribute('type')).toBe('text')

  await signIn('grace', 'Temporary-1')
  await says('Choose a new password')
  await at('signup')
  await says('Create an account')
  await page.getByLabel('Username').fill('hedy')
  await page.getByLabel('Email address').fill('hedy@example.com')
  await page.getByLabel('Password').fill(PASSWORD)
  await press('Create account')
  await says('Confirm your account')
  await at('forgotPassword')
  await says('Forgot your password?')
  await page.getByLabel('Username').fill('ada')
  await press('Reset my password')
  await says('Reset your password')
  await at('oauth2/authorize', authorizeQuery(ClientId, { redirect_uri: 'https://evil.example/' }))
  await says('Error')
  const SoftwareTokenMfaConfiguration = { Enabled: true }
  await cognito.send(
    new SetUserPoolMfaConfigCommand({ UserPoolId, MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration }),
  )
  await signIn('ada', PASSWORD)
  await page.getByRole('img', { name: 'QR code of the key below' }).waitFor()
  await says('Set up an authenticator app')
})

test('words stay readable on whatever colours a pool’s owner chose', async () => {
  const { cognito, url } = await opened()
  const { ClientId, UserPoolId } = await shop(cognito)
  const { ManagedLoginBranding } = await cognito.send(
    new DescribeManagedLoginBrandingByClientCommand({ UserPoolId, ClientId }),
  )
  const ManagedLoginBrandingId = ManagedLoginBranding!.ManagedLoginBrandingId!
  const page = await open({ bypassCSP: true })
  for (const [form, button] of [
    ['000000ff', 'ffff00ff'],
    ['ffff00ff', '000000ff'],
    ['7a1f5cff', 'ffffffff'],
    ['fffaf0ff', '7a1f5cff'],
  ] as const) {
    const Settings = {
      components: {
        form: { lightMode: { backgroundColor: form } },
        primaryButton: { lightMode: { defaults: { backgroundColor: button } } },
      },
    }
    const UseCognitoProvidedValues = false
    await cognito.send(
      new UpdateManagedLoginBrandingCommand({
        ...{ UserPoolId, ManagedLoginBrandingId, UseCognitoProvidedValues, Settings },
      }),
    )
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.goto(`${url}/_domain/shop/login?${authorizeQuery(ClientId)}`)
      expect(await faultsOf(page), `${form} ${button} ${colorScheme}`).toEqual([])
    }
  }
})
