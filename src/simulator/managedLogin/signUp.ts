import { AwsException } from '../errors.ts'
import type { Answer } from '../record.ts'
import { authorizeRequestOf } from './authorizeRequest.ts'
import { goTo } from './answers.ts'
import { callAs } from './call.ts'
import { attributeField, attributesIn } from './pages/attributeFields.ts'
import { checkCsrf, formPage, linkTo, queryWith } from './pages/formPage.ts'
import { newPasswordField } from './pages/newPasswordField.ts'
import { nameLabel } from './pages/loginPage.ts'
import { refusedHere } from './refusal.ts'
import type { Visit } from './visit.ts'

/**
 * /signup: a new user, with the attributes that the pool requires, and those that it verifies.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-endpoints.html
 */
export async function signUp(visit: Visit): Promise<Answer> {
  const { client } = authorizeRequestOf(visit)
  if (visit.pool.AdminCreateUserConfig.AllowAdminCreateUserOnly) {
    throw refusedHere(visit, { error: 'invalid_request' })
  }
  if (visit.method !== 'POST') return signUpPage(visit)
  checkCsrf(visit)
  const username = visit.form.get('username')?.trim() ?? ''
  const Password = visit.form.get('password') ?? ''
  try {
    const UserAttributes = attributesIn(visit.form)
    const { UserConfirmed } = await callAs(visit, client, 'SignUp', {
      Username: username,
      Password,
      UserAttributes,
    })
    return UserConfirmed
      ? goTo(visit, '/login', visit.query)
      : goTo(visit, '/confirm', queryWith(visit, { username }))
  } catch (error) {
    if (!(error instanceof AwsException)) throw error
    return signUpPage(visit, error.message || error.name)
  }
}

function signUpPage(visit: Visit, error?: string): Answer {
  return formPage(visit, {
    title: 'Create an account',
    ...(error !== undefined && { error }),
    fields: [
      {
        name: 'username',
        label: nameLabel({ ...visit, pool: { ...visit.pool, AliasAttributes: undefined } }),
        autocomplete: 'username',
        value: visit.form.get('username') ?? '',
      },
      ...wanted(visit).map((name) => attributeField(visit, name)),
      newPasswordField(visit.pool, 'password', 'Password'),
    ],
    buttons: { submit: 'Create account' },
    links: { 'I have an account': linkTo(visit, 'login') },
  })
}

/** What is asked for beside the name, which may be one of them itself. */
function wanted({ pool }: Visit): string[] {
  const required = pool.SchemaAttributes.filter(({ Name, Required }) => Required && Name !== 'sub')
  const names = [...required.map(({ Name }) => Name), ...(pool.AutoVerifiedAttributes ?? [])]
  return [...new Set(names)].filter((name) => !pool.UsernameAttributes?.some((kind) => kind === name))
}
