import { AwsException } from '../errors.ts'
import type { Answer } from '../record.ts'
import { goTo } from './answers.ts'
import { authorizeRequestOf } from './authorizeRequest.ts'
import { callAs } from './call.ts'
import { checkCsrf, formPage, linkTo, queryWith } from './pages/formPage.ts'
import { newPasswordField } from './pages/newPasswordField.ts'
import { nameLabel } from './pages/loginPage.ts'
import type { Visit } from './visit.ts'

/** /forgotPassword: whose password it is. A code goes to them. */
export async function forgotPassword(visit: Visit): Promise<Answer> {
  const { client } = authorizeRequestOf(visit)
  if (visit.method !== 'POST') return namePage(visit)
  checkCsrf(visit)
  const username = visit.form.get('username')?.trim() ?? ''
  try {
    await callAs(visit, client, 'ForgotPassword', { Username: username })
    return goTo(visit, '/confirmforgotPassword', queryWith(visit, { username }))
  } catch (error) {
    if (!(error instanceof AwsException)) throw error
    return namePage(visit, error.message || error.name)
  }
}

const namePage = (visit: Visit, error?: string): Answer =>
  formPage(visit, {
    title: 'Forgot your password?',
    intro: 'Tell us who you are, and we send a code to reset your password.',
    ...(error !== undefined && { error }),
    fields: [{ name: 'username', label: nameLabel(visit), autocomplete: 'username' }],
    buttons: { submit: 'Reset my password' },
    links: { 'Back to sign in': linkTo(visit, 'login') },
  })

/** /confirmforgotPassword: the code, and a new password. */
export async function confirmForgotPassword(visit: Visit): Promise<Answer> {
  const { client } = authorizeRequestOf(visit)
  if (visit.method !== 'POST') return passwordPage(visit)
  checkCsrf(visit)
  const Username = visit.query.get('username') ?? ''
  const ConfirmationCode = visit.form.get('code')?.trim() ?? ''
  const Password = visit.form.get('password') ?? ''
  try {
    await callAs(visit, client, 'ConfirmForgotPassword', { Username, ConfirmationCode, Password })
    return goTo(visit, '/login', queryWith(visit, { login_hint: Username }))
  } catch (error) {
    if (!(error instanceof AwsException)) throw error
    return passwordPage(visit, error.message || error.name)
  }
}

const passwordPage = (visit: Visit, error?: string): Answer =>
  formPage(visit, {
    title: 'Reset your password',
    intro: 'Enter the code that we sent to you, and a new password.',
    ...(error !== undefined && { error }),
    fields: [
      { name: 'code', label: 'Code', autocomplete: 'one-time-code', isCode: true },
      newPasswordField(visit.pool, 'password', 'New password'),
    ],
    buttons: { submit: 'Change password' },
    links: { 'Back to sign in': linkTo(visit, 'login') },
  })
