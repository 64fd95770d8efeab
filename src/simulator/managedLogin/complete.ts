import { AwsException } from '../errors.ts'
import { newAuthorizationCode } from '../store/authorizationCodes.ts'
import { settingOf } from '../store/settings.ts'
import type { AuthenticationResult } from '../userPools/tokens/issue.ts'
import type { User } from '../store/users.ts'
import type { Answer } from '../record.ts'
import { addressWith, redirect } from './answers.ts'
import type { AuthorizeRequest } from './authorizeRequest.ts'
import { askedIn, issueAsked, type Asked } from './issueAsked.ts'
import { refusedAtClient } from './refusal.ts'
import type { Visit } from './visit.ts'

/**
 * The end of an authorize request: back to the app with a code, or with tokens in the fragment, of which one is never a
 * refresh token.
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
  const tokens = await issueHere(visit, request, asked)
  return redirect(addressWith(redirect_uri, { ...inFragment(visit, tokens), state }, '#'), cookies)
}

/** @throws Refused when the user is gone, or the pool's function fails, whose words the app is told */
async function issueHere(
  visit: Visit,
  request: AuthorizeRequest,
  asked: Asked,
): Promise<AuthenticationResult> {
  try {
    const tokens = await issueAsked(visit, request.client, asked)
    if (tokens) return tokens
  } catch (error) {
    if (!(error instanceof AwsException)) throw error
    throw refusedAtClient(request, 'invalid_request', error.message || error.name)
  }
  throw refusedAtClient(request, 'login_required')
}

/** As it was recorded; a sample of the guide's has another order, and `bearer` in small letters (OP-209). */
function inFragment(
  { context }: Visit,
  { IdToken, AccessToken, ExpiresIn, TokenType }: AuthenticationResult,
) {
  const tokens = { id_token: IdToken, access_token: AccessToken }
  const expires_in = String(ExpiresIn)
  return settingOf(context, 'OP-209') === 'as-in-the-guide'
    ? { ...tokens, token_type: 'bearer', expires_in }
    : { ...tokens, expires_in, token_type: TokenType }
}
