import { AwsException } from '../errors.ts'
import type { Answer } from '../record.ts'
import { findClient } from '../store/userPoolClients.ts'
import { goTo } from './answers.ts'
import { authorizeRequestOf } from './authorizeRequest.ts'
import { callAs } from './call.ts'
import { html } from './html.ts'
import { checkCsrf, formPage, linkTo, queryWith, type Form } from './pages/formPage.ts'
import { tell } from './tell.ts'
import type { Visit } from './visit.ts'

/** /confirm, where sign-up leads: the code that was sent, or a new one. */
export async function confirm(visit: Visit): Promise<Answer> {
  const { client } = authorizeRequestOf(visit)
  const username = visit.query.get('username') ?? ''
  if (visit.method !== 'POST') return confirmPage(visit, {})
  checkCsrf(visit)
  try {
    if (visit.form.get('action') === 'resend') {
      await callAs(visit, client, 'ResendConfirmationCode', { Username: username })
      return confirmPage(visit, { notice: 'A new code is on its way.' })
    }
    const ConfirmationCode = visit.form.get('code')?.trim() ?? ''
    await callAs(visit, client, 'ConfirmSignUp', { Username: username, ConfirmationCode })
    return goTo(visit, '/login', queryWith(visit, { login_hint: username }))
  } catch (error) {
    if (!(error instanceof AwsException)) throw error
    return confirmPage(visit, { error: error.message || error.name })
  }
}

const confirmPage = (visit: Visit, told: Pick<Form, 'error' | 'notice'>): Answer =>
  formPage(visit, {
    title: 'Confirm your account',
    intro: html`We sent a code to you, ${visit.query.get('username') ?? ''}.`,
    ...told,
    fields: [{ name: 'code', label: 'Code', autocomplete: 'one-time-code', isCode: true }],
    buttons: { confirm: 'Confirm account' },
    links: { 'Back to sign in': linkTo(visit, 'login') },
    more: html`<button class="other" name="action" value="resend" form="form" formnovalidate>
      Send a new code
    </button>`,
  })

/**
 * GET /confirmUser: the link in a mail.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-email-verification-message-customization.html
 */
export async function confirmUser(visit: Visit): Promise<Answer> {
  const { context, pool, query } = visit
  const client = findClient(context, query.get('client_id') ?? '')
  if (client?.UserPoolId !== pool.Id) return tell(visit, 400, 'Error', 'Client does not exist')
  try {
    const Username = query.get('user_name') ?? ''
    await callAs(visit, client, 'ConfirmSignUp', {
      Username,
      ConfirmationCode: query.get('confirmation_code') ?? '',
    })
    return tell(visit, 200, 'Confirmed', 'Your registration has been confirmed.')
  } catch (error) {
    if (!(error instanceof AwsException)) throw error
    return tell(visit, 400, 'Error', error.message || error.name)
  }
}
