import { AwsException } from '../errors.ts'
import type { Answer } from '../record.ts'
import type { User } from '../store/users.ts'
import type { UserPoolClient } from '../store/userPoolClients.ts'
import { begun, type SignInAnswer, type SignInCall } from '../userPools/authentication/attempt.ts'
import { signInWithPassword } from '../userPools/authentication/flows/password.ts'
import { initiate } from '../userPools/authentication/initiate.ts'
import { serverSource } from '../userPools/users/source.ts'
import { respond } from '../userPools/authentication/respond.ts'
import { goTo } from './answers.ts'
import { authorizeRequestOf, type AuthorizeRequest } from './authorizeRequest.ts'
import { signIn } from './browser.ts'
import { callAs, secretOf } from './call.ts'
import { complete } from './complete.ts'
import { askedAgain, challengePage, saidTo, type Said } from './pages/challengePage.ts'
import { choicesOf } from './pages/steps/select.ts'
import { checkCsrf, queryWith } from './pages/formPage.ts'
import { hasChoice, loginPage } from './pages/loginPage.ts'
import type { Visit } from './visit.ts'

/**
 * /login: asks who signs in, and for one proof after the other.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/login-endpoint.html
 */
export async function login(visit: Visit): Promise<Answer> {
  const request = authorizeRequestOf(visit)
  if (visit.method !== 'POST') return loginPage(visit, request)
  checkCsrf(visit)
  const username = visit.form.get('username')?.trim() ?? ''
  try {
    return await proceed(visit, request, username)
  } catch (error) {
    if (!(error instanceof AwsException)) throw error
    return again(visit, request, username, error)
  }
}

/** After a refusal: to the page that helps, or the same once more with the refusal's words. */
async function again(
  visit: Visit,
  request: AuthorizeRequest,
  username: string,
  error: AwsException,
): Promise<Answer> {
  const query = queryWith(visit, { username })
  switch (error.name) {
    case 'UserNotConfirmedException':
      await callAs(visit, request.client, 'ResendConfirmationCode', { Username: username })
      return goTo(visit, '/confirm', query)
    case 'PasswordResetRequiredException':
      return goTo(visit, '/confirmforgotPassword', query)
    case 'CodeMismatchException':
    case 'EnableSoftwareTokenMFAException':
    case 'InvalidPasswordException':
      return challengePage(visit, username, askedAgain(visit), error.message)
    default:
      return loginPage(visit, request, { username, error: error.message || error.name })
  }
}

async function proceed(visit: Visit, request: AuthorizeRequest, username: string): Promise<Answer> {
  const { context } = visit
  const { client } = request
  // The pages sign the browser in; tokens are made when the code comes back.
  const admitted: User[] = []
  const answer = await nextStep(visit, client, username, (user) => admitted.push(user))
  const [user] = admitted
  if (!user) return challengePage(visit, username, answer)
  return complete(visit, request, user, context.world.now(), [signIn(visit, client, user)])
}

/** The name, a password, or what is said to a challenge. */
async function nextStep(
  visit: Visit,
  client: UserPoolClient,
  username: string,
  admit: NonNullable<SignInCall['admit']>,
): Promise<SignInAnswer> {
  const { context, pool, form, headers } = visit
  const headerValue = headers.get('user-agent') ?? undefined
  const source = serverSource(context, pool, { HttpHeaders: [{ headerName: 'user-agent', headerValue }] })
  const parameters = { USERNAME: username, ...secretOf(client, username) }
  const who = { pool, client, admit, source }
  const say = (name: string, { session, responses }: Said) =>
    respond(context, { ...who, name, session, parameters: { ...responses, ...parameters } })
  const challenge = form.get('challenge')
  if (challenge) return say(challenge, await saidTo(visit, challenge))
  const PASSWORD = form.get('password')
  if (PASSWORD === null && hasChoice(visit, client)) {
    const asked = await initiate(context, { ...who, name: 'USER_AUTH', parameters })
    const [only, ...others] = choicesOf(asked)
    // A page with one button would ask for nothing.
    if (only === undefined || others.length) return asked
    return say('SELECT_CHALLENGE', { session: asked.Session ?? '', responses: { ANSWER: only } })
  }
  const all = { ...parameters, PASSWORD: PASSWORD ?? '' }
  return signInWithPassword(context, begun({ ...who, name: 'USER_PASSWORD_AUTH', parameters: all }))
}
