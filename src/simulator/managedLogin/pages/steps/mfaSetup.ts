import { callOperation } from '../../call.ts'
import { html } from '../../html.ts'
import { appLink, qrCode } from '../qrCode.ts'
import type { Step } from '../challengePage.ts'

/** An authenticator app is set up: the page shows the secret, and wants one code made with it. */
export const mfaSetup: Step = {
  async ask(visit, { Session }) {
    // A wrong code leaves the secret as it was.
    const kept = visit.form.get('secret')
    const made = kept ? undefined : await callOperation(visit, 'AssociateSoftwareToken', { Session })
    const secret = kept ?? String(made?.SecretCode)
    const session = made ? String(made.Session) : (Session ?? '')
    const link = appLink(visit.pool.Name, visit.form.get('username') ?? '', secret)
    return {
      title: 'Set up an authenticator app',
      intro: 'Scan this code with your app, then enter the six digits that it shows.',
      hidden: { secret, session },
      fields: [{ name: 'code', label: 'Code', autocomplete: 'one-time-code', isCode: true }],
      buttons: { submit: 'Continue' },
      before: html`${qrCode(link)}
        <p class="hint">No camera? <a href="${link}">Open the app on this device</a>, or type this key:</p>
        <p class="secret">${secret}</p>`,
    }
  },
  async say(visit, Session) {
    const UserCode = visit.form.get('code')?.trim() ?? ''
    const verified = await callOperation(visit, 'VerifySoftwareToken', { Session, UserCode })
    return { session: String(verified.Session), responses: {} }
  },
}
