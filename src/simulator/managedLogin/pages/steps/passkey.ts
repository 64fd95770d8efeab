import { html } from '../../html.ts'
import type { Step } from '../challengePage.ts'

/** The browser asks the authenticator, and sends what it signed. */
const SCRIPT = `
const form = document.getElementById('form')
form.addEventListener('submit', async (event) => {
  event.preventDefault()
  try {
    const options = JSON.parse(form.elements.options.value)
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
    const credential = await navigator.credentials.get({ publicKey })
    form.elements.credential.value = JSON.stringify(credential)
    form.submit()
  } catch (error) {
    document.getElementById('passkey-error').textContent = error.message
  }
})`

export const passkey: Step = {
  ask: (_visit, { ChallengeParameters }) => ({
    title: 'Use your passkey',
    intro: 'Your browser or phone will ask you to confirm that it is you.',
    hidden: { options: ChallengeParameters?.CREDENTIAL_REQUEST_OPTIONS ?? '{}', credential: '' },
    buttons: { submit: 'Continue with a passkey' },
    more: html`<p id="passkey-error" role="alert"></p>`,
    script: SCRIPT,
  }),
  say: ({ form }, session) => ({ session, responses: { CREDENTIAL: form.get('credential') ?? '' } }),
}
