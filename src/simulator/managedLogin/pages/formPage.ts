import { base64url } from '../../crypto/bytes.ts'
import type { Answer } from '../../record.ts'
import { cookie, page } from '../answers.ts'
import { html, type Html } from '../html.ts'
import { refusedHere } from '../refusal.ts'
import type { Visit } from '../visit.ts'
import { classes, layout } from './layout.ts'

/** One input of a form. */
export type Field = {
  name: string
  label: string
  type?: 'text' | 'password' | 'email' | 'tel' | 'date' | 'url'
  autocomplete?: string
  value?: string
  /** digits only, for codes */
  isCode?: boolean
  /** what to know before typing */
  hint?: string
  /** a way out, below */
  aside?: { words: string; to: string }
}

/** A page with one form, which is sent back to its own address. */
export type Form = {
  title: string
  /** what the form is for, where the title does not say all */
  intro?: Html | string
  /** what was wrong with the last one that was sent */
  error?: string
  notice?: string
  /** whose sign-in is under way */
  who?: string
  fields?: Field[]
  hidden?: Record<string, string>
  /** buttons: the words of each by its value; of a single one the value is not looked at */
  buttons: Record<string, string>
  /** each button is a way to go on, none before the others */
  isChoice?: boolean
  /** other pages: where to by the words */
  links?: Record<string, string>
  /** above the form */
  before?: Html
  /** below the form */
  more?: Html
  /** what the browser does with the form: plain JavaScript that the page brings along */
  script?: string
  status?: number
}

/** Shows a form. It comes back with a token that only this browser's cookie has too: no other site can send it. */
export function formPage(visit: Visit, form: Form): Answer {
  const { title, intro, error, notice, who, fields = [], hidden = {}, links = {}, before, more } = form
  const { context, cookies } = visit
  const csrf = cookies['XSRF-TOKEN'] ?? base64url(context.world.random(16))
  const nonce = base64url(context.world.random(12))
  const all = { _csrf: csrf, ...hidden }
  const asked = fields.find(({ type, value }) => type === 'password' || !value)
  const body = html`
    ${intro !== undefined && html`<p class="intro">${intro}</p>`}
    ${who !== undefined && html`<p class="who"><b>${who}</b> · <a href="${linkTo(visit, 'login')}">Not you?</a></p>`}
    ${error !== undefined && html`<p id="told" ${classes(visit, 'errorMessage', 'error')} role="alert">${error}</p>`}
    ${notice !== undefined && html`<p class="notice" role="status">${notice}</p>`} ${before}
    <form method="post" id="form">
      ${Object.entries(all).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
      ${fields.map((field) => fieldOf(visit, field, { isAsked: field === asked, isWrong: error !== undefined }))}
      ${buttonsOf(visit, form)}
    </form>
    ${more && html`<div class="more">${more}</div>`} ${linksOf(visit, links)}
  `
  const script = [...(fields.some(({ type }) => type === 'password') ? [SHOW] : []), form.script ?? ''].join(
    '',
  )
  const shown = layout(visit, { title, nonce, body, ...(script && { script }) })
  return page(form.status ?? 200, nonce, shown, [cookie('XSRF-TOKEN', csrf, 3600)])
}

/** Where to begin typing, and what to hear there: the field that is asked for has the focus. */
function fieldOf(
  visit: Visit,
  { name, label, type = 'text', autocomplete, value = '', isCode, hint, aside }: Field,
  { isAsked, isWrong }: { isAsked: boolean; isWrong: boolean },
): Html {
  const id = `field-${name}`
  const described = [...(isAsked && isWrong ? ['told'] : []), ...(hint === undefined ? [] : [`${id}-hint`])]
  return html`<div class="field">
    <label for="${id}" ${classes(visit, 'label')}>${label}</label>
    <span class="box"
      ><input
        id="${id}"
        name="${name}"
        type="${type}"
        value="${type === 'password' ? '' : value}"
        required
        autocomplete="${autocomplete ?? 'off'}"
        ${classes(visit, 'inputField')}
        ${isCode && html`inputmode="numeric"`}
        ${autocomplete === 'username' && html`autocapitalize="none" spellcheck="false"`}
        ${described.length > 0 && html`aria-describedby="${described.join(' ')}"`}
        ${isAsked && html`autofocus`}
    /></span>
    ${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${aside && html`<p class="aside"><a${classes(visit, 'redirect')} href="${aside.to}">${aside.words}</a></p>`}
  </div>`
}

function buttonsOf(visit: Visit, { buttons, isChoice }: Form): Html {
  const look = (at: number) => {
    if (isChoice) return html` class="other choice"`
    return at ? html` class="other"` : classes(visit, 'submitButton', 'main')
  }
  return html`<div class="buttons">
    ${Object.entries(buttons).map(
      ([value, words], at) => html`<button name="action" value="${value}" ${look(at)}>${words}</button>`,
    )}
  </div>`
}

function linksOf(visit: Visit, links: Record<string, string>): Html {
  const entries = Object.entries(links)
  if (!entries.length) return html``
  return html`<div class="links">
    ${entries.map(([words, to]) => html`<p class="link"><a href="${to}" ${classes(visit, 'redirect')}>${words}</a></p>`)}
  </div>`
}

/** What is typed as a password can be looked at. */
const SHOW = `
for (const input of document.querySelectorAll('input[type=password]')) {
  const button = document.createElement('button')
  Object.assign(button, { type: 'button', className: 'show', textContent: 'Show' })
  button.setAttribute('aria-label', 'Show what is typed')
  button.setAttribute('aria-pressed', 'false')
  button.addEventListener('click', () => {
    const isHidden = input.type === 'password'
    input.type = isHidden ? 'text' : 'password'
    button.textContent = isHidden ? 'Hide' : 'Show'
    button.setAttribute('aria-label', button.textContent + ' what is typed')
    button.setAttribute('aria-pressed', String(isHidden))
  })
  input.classList.add('has-show')
  input.after(button)
}
`

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
