import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { useSite } from './site.ts'

const folder = '.cache/under-x'
const base = '/x/'
// With a clean environment: Vitest's own (BASE_URL, NODE_ENV) would reach into the build.
const { PATH, HOME } = process.env
const built = spawnSync(
  process.execPath,
  ['node_modules/astro/bin/astro.mjs', 'build', '--silent', '--outDir', folder],
  {
    env: { PATH, HOME, BASE: base, ASTRO_TELEMETRY_DISABLED: '1' },
    encoding: 'utf8',
  },
)
const open = useSite({ folder, base })

test('the site builds under a base path', () => {
  expect(built.status, built.stderr).toBe(0)
})

describe.each([
  ['/', 'dist'],
  [base, folder],
])('under %s', (under, site) => {
  test('every address on every page leads somewhere, anchors too', () => {
    const broken = globSync(`${site}/**/*.html`).flatMap((path) => {
      const html = readFileSync(path, 'utf8')
      const here = under + path.slice(site.length + 1).replace(/index\.html$/, '')
      return [...html.matchAll(/<[a-z][^>]*?\s(?:href|src)="([^"]+)"/g)]
        .map(([, address]) => address!.replaceAll('&amp;', '&'))
        .filter((address) => !/^(https?:|data:|mailto:)/.test(address))
        .filter((address) => !leadsSomewhere(new URL(address, `http://site${here}`), under, site))
        .map((address) => `${path}: ${address}`)
    })
    expect(broken).toEqual([])
  })
})

function leadsSomewhere({ pathname, hash }: URL, under: string, site: string) {
  if (!pathname.startsWith(under)) return false
  const path = join(site, decodeURIComponent(pathname.slice(under.length)))
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path
  if (!existsSync(file)) return false
  return !hash || readFileSync(file, 'utf8').includes(`id="${decodeURIComponent(hash.slice(1))}"`)
}

test('under the base path the search finds a page and its links stay there', async () => {
  const page = await open('signing-in/sign-up/')
  await page.keyboard.press('/')
  await page.keyboard.type('UNCONFIRMED')
  const result = page.getByRole('dialog').getByRole('link').first()
  await result.waitFor()
  expect(await result.getAttribute('href')).toMatch(/^\/x\//)
})
