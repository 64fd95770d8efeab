import { html, type Html } from '../html.ts'

/** What the page tells of the browser's part. */
export const passkeyProblem: Html = html`<p id="passkey-problem" role="alert"></p>`

/** The browser asks the authenticator by the form's `options`, and sends what it made or signed as `credential`. */
export const passkeyScript = (kind: 'create' | 'get'): string => `
const form = document.getElementById('form')
const problem = document.getElementById('passkey-problem')
const WORDS = {
  InvalidStateError: 'This device has a passkey for you already.',
  NotAllowedError: 'No passkey was used. You can try again.',
}
form.addEventListener('submit', async (event) => {
  event.preventDefault()
  problem.textContent = ''
  try {
    const options = JSON.parse(form.elements.options.value)
    const publicKey = PublicKeyCredential.parse${kind === 'get' ? 'Request' : 'Creation'}OptionsFromJSON(options)
    const credential = await navigator.credentials.${kind}({ publicKey })
    form.elements.credential.value = JSON.stringify(credential)
    form.submit()
  } catch (error) {
    problem.textContent = WORDS[error.name] ?? error.message
  }
})`
