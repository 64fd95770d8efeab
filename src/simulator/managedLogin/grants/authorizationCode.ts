import { findAuthorizationCode, spendAuthorizationCode } from '../../store/authorizationCodes.ts'
import { oauthError } from '../clientAuthentication.ts'
import { issueAsked } from '../issueAsked.ts'
import { isVerifierOf } from '../pkce.ts'
import { answerWith, orInvalidGrant, type Grant } from './grant.ts'

/**
 * A code for tokens. The code is spent by the attempt, also by one that fails; that a code was tried twice takes nothing
 * back that it brought the first time (OP-215).
 */
export const authorizationCode: Grant = async (visit, client) => {
  const { context, form } = visit
  const given = form.get('code')
  const redirect_uri = form.get('redirect_uri')
  if (!given || !redirect_uri) throw oauthError('invalid_request')
  if (!client.AllowedOAuthFlows?.includes('code')) throw oauthError('unauthorized_client')
  const code = findAuthorizationCode(context, given)
  if (code?.ClientId !== client.ClientId) throw oauthError('invalid_grant')
  // Between finding and spending nothing waits: of many at once one wins.
  spendAuthorizationCode(context, code)
  // Recorded so; RFC 6749 has invalid_grant (OP-211).
  if (code.redirect_uri !== redirect_uri) throw oauthError('unauthorized_client')
  const verifier = form.get('code_verifier')
  // Refused with invalid_grant (OP-212). A verifier without a challenge shows that the challenge was taken out on its way (RFC 9700 §4.8.2).
  const isProven =
    code.code_challenge === undefined
      ? verifier === null
      : verifier !== null && isVerifierOf(code.code_challenge, verifier)
  if (!isProven) throw oauthError('invalid_grant')
  if (code.code_challenge !== undefined) {
    context.note({ kind: 'check', what: 'The verifier’s SHA-256 is the challenge of the authorize request' })
  }
  const tokens = await orInvalidGrant(visit, () => issueAsked(visit, client, code))
  if (!tokens) throw oauthError('invalid_grant')
  return answerWith(tokens)
}
