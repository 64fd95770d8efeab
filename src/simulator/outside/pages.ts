import { base64url } from '../crypto/bytes.ts'
import { page } from '../managedLogin/answers.ts'
import { documentOf } from '../managedLogin/document.ts'
import { html, type Html } from '../managedLogin/html.ts'
import type { Answer } from '../record.ts'
import type { Call } from './call.ts'
import { PEOPLE, type Person } from './people.ts'

/** Plain, and unlike the pages of a pool: the reader sees at once that they have left it. */
const STYLE = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText; }
main { width: min(26rem, 100% - 2rem); margin: 2rem 0; }
h1 { font-size: 1.375rem; line-height: 1.25; margin: 0 0 .5rem; overflow-wrap: anywhere; }
p { margin: 0 0 1rem; }
form + p, ul + p { margin-top: 1.25rem; }
small { display: block; font-size: .875rem; overflow-wrap: anywhere; }
button { display: block; width: 100%; min-height: 2.75rem; padding: .625rem .875rem; margin: 0 0 .5rem; font: inherit;
  text-align: start; color: inherit; background: none; border: 1px solid; border-radius: .25rem; cursor: pointer; }
button:hover { background: color-mix(in srgb, CanvasText 8%, transparent); }
:focus-visible { outline: 2px solid Highlight; outline-offset: 2px; }
`

type Shown = { title: string; body: Html; script?: string; status?: number; cookies?: string[] }

export function outsidePage({ context, name }: Call, shown: Shown): Answer {
  const nonce = base64url(context.world.random(12))
  const { title, body, script, status = 200, cookies } = shown
  const markup = documentOf({
    ...{ title: `${title} · ${name}`, nonce, script, style: STYLE },
    head: html`<link rel="icon" href="data:," />`,
    body: html`<main>
      <h1>${title}</h1>
      ${body}
      <p><small>${name}.idp.example is part of the simulated world. Its accounts are made up.</small></p>
    </main>`,
  })
  return page(status, nonce, markup, cookies)
}

/** Asks who signs in. Nobody here has a password: what is taught begins after it. */
export const choicePage = (call: Call, forWhom: string, hint?: string): Answer =>
  outsidePage(call, {
    title: `Sign in with ${call.name}`,
    body: html`<p>${forWhom} wants to know who you are. Who would you be?</p>
      <form method="post" id="form">
        ${[...PEOPLE].sort((left, right) => Number(isHinted(right, hint)) - Number(isHinted(left, hint))).map(choice)}
        <button name="person" value="">Nobody: go back without signing in</button>
      </form>`,
  })

const isHinted = ({ username, email }: Person, hint: string | undefined) =>
  hint !== undefined && (hint === username || hint === email)

const choice = ({ username, name, email, email_verified }: Person): Html =>
  html`<button name="person" value="${username}">
    ${name}<small
      >${email === undefined ? 'gives no email address' : `${email}, ${email_verified ? 'verified' : 'not verified'}`}</small
    >
  </button>`

/** A form that the browser takes to another site: by itself where scripts run, else by the button. */
export const postPage = (
  call: Call,
  action: string,
  fields: Record<string, string>,
  cookies: string[],
): Answer =>
  outsidePage(call, {
    title: 'You are signed in',
    body: html`<form method="post" id="form" action="${action}">
      ${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      <button>Go on to ${new URL(action).host}</button>
    </form>`,
    script: 'document.getElementById("form").submit()',
    cookies,
  })

/** What the provider does not take. */
export const refusalPage = (call: Call, why: string): Answer =>
  outsidePage(call, { title: 'This does not work', body: html`<p>${why}</p>`, status: 400 })
