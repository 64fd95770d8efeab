import { html, type Html } from '../../simulator/index.ts'

/** The shop's looks, as its own style sheet. */
const SHEET = `:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0;padding:1.25rem;font:1rem/1.5 system-ui,sans-serif;background:light-dark(#fff,#141414);color:light-dark(#1c1c1c,#eee)}
main{max-width:34rem}
h1{margin:0 0 .8rem;font-size:1.35rem;line-height:1.2}
p,dl{margin:0 0 .8rem;overflow-wrap:anywhere}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15rem 1rem}
dt{color:light-dark(#555,#aaa)}
dd{margin:0;overflow-wrap:anywhere}
nav{display:flex;flex-wrap:wrap;gap:.6rem;margin:1rem 0}
nav a{padding:.55rem 1rem;border:1.5px solid light-dark(#1c1c1c,#eee);border-radius:6px;color:inherit;text-decoration:none}
nav a.main{background:light-dark(#1c1c1c,#eee);color:light-dark(#fff,#141414)}
:focus-visible{outline:3px solid light-dark(#1a469d,#edd963);outline-offset:2px}
pre{margin:.4rem 0 .8rem;padding:.6rem;white-space:pre-wrap;overflow-wrap:anywhere;background:light-dark(#f1f1f1,#242424);font:.85rem/1.5 ui-monospace,monospace}
summary{cursor:pointer}
.wrong{padding:.6rem .8rem;border-left:4px solid light-dark(#a00b29,#f8858b)}`

/** A page of a site of ours. */
export function sitePage(
  title: string,
  body: Html,
  { status = 200, cookies = [] }: { status?: number; cookies?: string[] } = {},
): Response {
  const nonce = crypto.randomUUID()
  const { markup } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <style nonce="${nonce}">
          ${{ markup: SHEET }}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`
  return new Response(markup, {
    status,
    headers: {
      'content-type': 'text/html;charset=UTF-8',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'`,
      ...(cookies.length && { 'x-set-cookie': JSON.stringify(cookies) }),
    },
  })
}

/** To another address. */
export const sendTo = (location: string, cookies: string[] = []): Response =>
  new Response(null, {
    status: 302,
    headers: { location, ...(cookies.length && { 'x-set-cookie': JSON.stringify(cookies) }) },
  })
