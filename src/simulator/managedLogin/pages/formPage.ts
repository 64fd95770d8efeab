import { base64url } from '../../crypto/bytes.ts'
import type { Answer } from '../../record.ts'
import { cookie, page } from '../answers.ts'
import { html, type Html } from '../html.ts'
import { refusedHere } from '../refusal.ts'
import type { Visit } from '../visit.ts'
import { layout } from './layout.ts'

/** One input of a form. */
export type Field = {
  name: string
  label: string
  type?: 'text' | 'password' | 'email' | 'tel' | 'date' | 'url'
  autocomplete?: string
  value?: string
  /** digits only, for codes */
  isCode?: boolean
}

/** A page with one form, which is sent back to its own address. */
export type Form = {
  title: string
  /** what the form is for, where the title does not say all */
  intro?: Html | string
  /** what was wrong with the last one that was sent */
  error?: string
  notice?: string
  fields?: Field[]
  hidden?: Record<string, string>
  /** buttons: the words of each by its value; of a single one the value is not looked at */
  buttons: Record<string, string>
  /** other pages: where to by the words */
  links?: Record<string, string>
  /** below the form */
  more?: Html
  /** what the browser does with the form: plain JavaScript that the page brings along */
  script?: string
  status?: number
}

/** Shows a form. It comes back with a token that only this browser's cookie has too: no other site can send it. */
export function formPage(visit: Visit, form: Form): Answer {
  const { title, intro, error, notice, fields = [], hidden = {}, buttons, links = {}, more, script } = form
  const { context, cookies } = visit
  const csrf = cookies['XSRF-TOKEN'] ?? base64url(context.world.random(16))
  const nonce = base64url(context.world.random(12))
  const all = { _csrf: csrf, ...hidden }
  const body = html`
    ${error !== undefined && html`<p class="error" role="alert">${error}</p>`}
    ${notice !== undefined && html`<p class="notice" role="status">${notice}</p>`}
    ${intro !== undefined && html`<p>${intro}</p>`}
    <form method="post" id="form">
      ${Object.entries(all).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      ${fields.map(fieldOf)}
      <div class="buttons">
        ${Object.entries(buttons).map(
          ([value, words], at) =>
            html`<button name="action" value="${value}" class="${at ? 'other' : 'main'}">${words}</button>`,
        )}
      </div>
    </form>
    ${more}
    ${Object.entries(links).map(([words, to]) => html`<p class="link"><a href="${to}">${words}</a></p>`)}
  `
  const shown = layout(visit, { title, nonce, body, ...(script !== undefined && { script }) })
  return page(form.status ?? 200, nonce, shown, [cookie('XSRF-TOKEN', csrf, 3600)])
}

const fieldOf = ({ name, label, type = 'text', autocomplete, value = '', isCode }: Field): Html =>
  html`<label
    >${label}<input
      name="${name}"
      type="${type}"
      value="${type === 'password' ? '' : value}"
      required
      autocomplete="${autocomplete ?? 'off'}"
      ${isCode ? html` inputmode="numeric"` : html``}
  /></label>`

/** @throws Refused when a form comes without the token of the page it stood in */
export function checkCsrf(visit: Visit): void {
  const expected = visit.cookies['XSRF-TOKEN']
  if (expected && visit.form.get('_csrf') === expected) return
  throw refusedHere(visit, { error: 'invalid_request' })
}

/** The parameters of this page, and some changed. */
export function queryWith({ query }: Visit, changed: Record<string, string>): URLSearchParams {
  const next = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changed)) next.set(name, value)
  return next
}

/** Another page with the parameters of this one. */
export const linkTo = (visit: Visit, path: string, changed: Record<string, string> = {}): string =>
  `${path}?${queryWith(visit, changed)}`
