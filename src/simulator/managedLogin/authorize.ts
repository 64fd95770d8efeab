import type { Answer } from '../record.ts'
import { settingOf } from '../store/settings.ts'
import { goTo } from './answers.ts'
import { authorizeRequestOf, type AuthorizeRequest } from './authorizeRequest.ts'
import { findSignedIn } from './browser.ts'
import { complete } from './complete.ts'
import { providerAsked } from './federation/providerAsked.ts'
import { startAtProvider } from './federation/start.ts'
import { Refused, refusedAtClient } from './refusal.ts'
import { isManaged, type Visit } from './visit.ts'

/**
 * GET /oauth2/authorize
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 */
export async function authorize(visit: Visit): Promise<Answer> {
  const request = authorizeRequestOf(visit)
  try {
    return await answerTo(visit, request)
  } catch (error) {
    if (error instanceof Refused) throw error
    // Our own mistake: the app hears that there was one, the reader what it was.
    visit.context.note({ kind: 'decision', what: `The simulator failed: ${String(error)}` })
    throw refusedAtClient(request, 'server_error')
  }
}

async function answerTo(visit: Visit, request: AuthorizeRequest): Promise<Answer> {
  const provider = providerAsked(visit, request)
  const prompts = isManaged(visit) ? (visit.query.get('prompt') ?? '').split(' ') : []
  const signedIn = prompts.includes('login')
    ? undefined
    : findSignedIn(visit, request.client, provider?.ProviderName)
  if (signedIn) return complete(visit, withState(visit, request), signedIn.user, signedIn.signedInAt)
  if (prompts.includes('none')) throw refusedAtClient(request, 'login_required')
  return provider ? startAtProvider(visit, request, provider) : goTo(visit, '/login', visit.query)
}

/** Amplify was seen to undo an encoding too many of the state that comes back by a session (OP-232). */
const withState = ({ context }: Visit, request: AuthorizeRequest): AuthorizeRequest =>
  request.state !== undefined && settingOf(context, 'OP-232') === 'twice'
    ? { ...request, state: encodeURIComponent(request.state) }
    : request
