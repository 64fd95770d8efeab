import type { Answer } from '../record.ts'
import { goTo } from './answers.ts'
import { authorizeRequestOf } from './authorizeRequest.ts'
import { findSignedIn } from './browser.ts'
import { complete } from './complete.ts'
import { refusedAtClient } from './refusal.ts'
import { isManaged, type Visit } from './visit.ts'

/**
 * GET /oauth2/authorize
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/authorization-endpoint.html
 */
export async function authorize(visit: Visit): Promise<Answer> {
  const request = authorizeRequestOf(visit)
  const prompts = isManaged(visit) ? (visit.query.get('prompt') ?? '').split(' ') : []
  const signedIn = prompts.includes('login') ? undefined : findSignedIn(visit, request.client)
  if (signedIn) return complete(visit, request, signedIn.user, signedIn.signedInAt)
  if (prompts.includes('none')) throw refusedAtClient(request, 'login_required')
  return goTo(visit, '/login', visit.query)
}
