import { newAuthorizationCode } from '../store/authorizationCodes.ts'
import type { User } from '../store/users.ts'
import type { Answer } from '../record.ts'
import { addressWith, redirect } from './answers.ts'
import type { AuthorizeRequest } from './authorizeRequest.ts'
import { askedIn, issueAsked } from './issueAsked.ts'
import { refusedAtClient } from './refusal.ts'
import type { Visit } from './visit.ts'

/**
 * The end of an authorize request: back to the app with a code, or with tokens in the fragment, of which one is never a
 * refresh token (OP-209).
 *
 * @param signedInAt milliseconds
 */
export async function complete(
  visit: Visit,
  request: AuthorizeRequest,
  user: User,
  signedInAt: number,
  cookies: string[] = [],
): Promise<Answer> {
  const { context, pool } = visit
  const { client, redirect_uri, state, code_challenge } = request
  const { Username, sub } = user
  const asked = { ...askedIn(request), Username, sub, auth_time: Math.floor(signedInAt / 1000) }
  if (request.response_type === 'code') {
    const code = newAuthorizationCode(context, {
      ...asked,
      UserPoolId: pool.Id,
      ClientId: client.ClientId,
      redirect_uri,
      ...(code_challenge && { code_challenge }),
    })
    context.note({ kind: 'decision', what: 'A code for five minutes and one use' })
    return redirect(addressWith(redirect_uri, { code, state }, '?'), cookies)
  }
  const tokens = await issueAsked(visit, client, asked)
  if (!tokens) throw refusedAtClient(request, 'login_required')
  const parameters = {
    id_token: tokens.IdToken,
    access_token: tokens.AccessToken,
    expires_in: String(tokens.ExpiresIn),
    token_type: tokens.TokenType,
    state,
  }
  return redirect(addressWith(redirect_uri, parameters, '#'), cookies)
}
