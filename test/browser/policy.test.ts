import { readFileSync, globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hashOf, inlineCode } from '../../scripts/astro/strictCsp.mjs'
import { useSite } from './site.ts'

const open = useSite()
const pages = globSync('dist/**/*.html').filter((path) => !path.includes('/pagefind/'))
const policyOf = (html: string) =>
  /<meta http-equiv="content-security-policy" content="([^"]*)">/.exec(html)?.[1]

describe.each(pages)('%s', (path) => {
  const html = readFileSync(path, 'utf8')

  test('carries its policy before anything it governs', () => {
    const at = html.search(/http-equiv="content-security-policy"/i)
    expect(at).toBeGreaterThan(0)
    expect(at).toBeLessThan(html.search(/<(script|style|link|img)\b/))
  })

  test('names the hash of every inline script and style of its own, and no other', () => {
    const policy = policyOf(html)
    if (!policy) return // A page with a policy of its own, such as the document that runs readers' code.
    const own = new Set(inlineCode(html).map(({ text }) => hashOf(text)))
    expect(new Set(policy.match(/'sha256-[^']+'/g) ?? [])).toEqual(own)
    expect(policy).not.toMatch(/unsafe-eval|script-src [^;]*unsafe-inline/)
  })

  test('has no inline event handlers and no scripts of other hosts', () => {
    expect(html.match(/<[a-z][^>]*\son[a-z]+\s*=/i)).toBeNull()
    expect(html.match(/<script[^>]+src=["']?(https?:)?\/\//i)).toBeNull()
  })
})

test('a headers file says what a page cannot', () => {
  expect(readFileSync(join('dist', '_headers'), 'utf8')).toMatch(/frame-ancestors 'self'/)
})

test('markup set by a script is cleaned, and an inline handler does not run', async () => {
  // The browser also reports the handler that it refused while it cleaned.
  const page = await open('/', { expected: /script-src-attr/ })
  const html = await page.evaluate(() => {
    const box = document.createElement('div')
    box.innerHTML = '<b>kept</b><img src="x:" onerror="window.ran = 1"><a href="javascript:ran=1">link</a>'
    return box.innerHTML
  })
  expect(html).toContain('<b>kept</b>')
  expect(html).not.toMatch(/onerror|javascript:/)
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
})

test('a script from an address that is not the search’s own worker is refused', async () => {
  const page = await open('/', { expected: /TrustedScriptURL|require-trusted-types/ })
  const refusal = await page.evaluate(() => {
    try {
      return String(new Worker('/before.js'))
    } catch (error) {
      return (error as Error).message
    }
  })
  expect(refusal).toMatch(/Refused/)
})
