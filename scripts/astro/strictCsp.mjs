import { createHash } from 'node:crypto'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** Comments, inline scripts and styles with their text, and every other tag with its quoted attributes. */
const markup =
  /<!--[\s\S]*?-->|<(script|style)((?:"[^"]*"|'[^']*'|[^>"'])*)>([\s\S]*?)<\/\1\s*>|<[a-z/](?:"[^"]*"|'[^']*'|[^>"'])*>/gi
const ownPolicy = /<meta[^>]+http-equiv=["']?content-security-policy/i
const isData = /\stype=["']?(application\/(ld\+)?json|text\/plain)/i

/** `'sha256-…'` of a script's or style's text, as a policy writes it. */
export const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** The inline scripts and styles of a page: `[{ kind: 'script' | 'style', text }]`. Data blocks are not scripts. */
export function inlineCode(html) {
  return [...html.matchAll(markup)]
    .filter(([, kind, attributes]) => kind && !/\ssrc\s*=/i.test(attributes) && !isData.test(attributes))
    .map(([, kind, , text]) => ({ kind: kind.toLowerCase(), text }))
}

/** The policy of one page. Style attributes stay allowed: code colours and icon sizes use them. */
export function policyFor(html) {
  const code = inlineCode(html)
  const hashes = (kind) => [...new Set(code.filter((c) => c.kind === kind).map((c) => hashOf(c.text)))]
  return [
    "default-src 'none'",
    ["script-src 'self'", ...hashes('script')].join(' '),
    "script-src-attr 'none'",
    ["style-src 'self'", ...hashes('style')].join(' '),
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default small-browser',
  ].join('; ')
}

/** The page with its policy as early as the browser reads one; a page that brings its own is left alone. */
export function withPolicy(html) {
  if (ownPolicy.test(html)) return html
  const meta = `<meta http-equiv="content-security-policy" content="${policyFor(html)}">`
  const early = /<meta charset=[^>]*>/i.exec(html) ?? /<head[^>]*>/i.exec(html)
  if (!early) throw new TypeError('a page without <head> cannot carry a policy')
  const at = early.index + early[0].length
  return html.slice(0, at) + meta + html.slice(at)
}

/** For hosts that read a `_headers` file: what a meta element cannot say. */
const headersFile = (base) => `${base}*
  Content-Security-Policy: frame-ancestors 'self'; base-uri 'none'; object-src 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
${base}_astro/*
  Cache-Control: public, max-age=31536000, immutable
`

/** Astro integration: after the build, gives each page the policy of its own scripts and styles. Keep it last. */
export function strictCsp() {
  let base = '/'
  return {
    name: 'strict-csp',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/')
      },
      'astro:build:done': async ({ dir, logger }) => {
        const pages = (await readdir(dir, { recursive: true })).filter((name) => name.endsWith('.html'))
        for (const name of pages) {
          const path = new URL(name, dir)
          await writeFile(path, withPolicy(await readFile(path, 'utf8')))
        }
        await writeFile(new URL('_headers', dir), headersFile(base))
        logger.info(`${pages.length} pages under ${fileURLToPath(dir)} carry their policy`)
      },
    },
  }
}
