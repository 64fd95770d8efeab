import {
  broughtBy,
  findAuthorizationCode,
  spendAuthorizationCode,
  type AuthorizationCode,
} from '../../store/authorizationCodes.ts'
import { findSession } from '../../store/sessions.ts'
import { settingOf } from '../../store/settings.ts'
import { revoke } from '../../userPools/tokens/revoke.ts'
import { oauthError } from '../clientAuthentication.ts'
import { issueAsked } from '../issueAsked.ts'
import { isVerifierOf } from '../pkce.ts'
import type { Refused } from '../refusal.ts'
import type { Visit } from '../visit.ts'
import { answerWith, orInvalidGrant, type Grant } from './grant.ts'

/** A code for tokens. The code is spent by the attempt, also by one that fails (OP-669). */
export const authorizationCode: Grant = async (visit, client) => {
  const { context, form } = visit
  const given = form.get('code')
  const redirect_uri = form.get('redirect_uri')
  if (!given || !redirect_uri) throw oauthError('invalid_request')
  if (!client.AllowedOAuthFlows?.includes('code')) throw oauthError('unauthorized_client')
  const code = findAuthorizationCode(context, given)
  if (!code) takeBack(visit, given)
  if (code?.ClientId !== client.ClientId) throw oauthError('invalid_grant')
  const refused = findRefusal(visit, code, redirect_uri)
  // Between finding and spending nothing waits: of many at once one wins.
  if (!refused || settingOf(context, 'OP-669') === 'built') spendAuthorizationCode(context, code)
  if (refused) throw refused
  const tokens = await orInvalidGrant(visit, () => issueAsked(visit, client, code))
  if (!tokens) throw oauthError('invalid_grant')
  if (isTakenBack(visit)) spendAuthorizationCode(context, code, tokens.RefreshToken)
  return answerWith(tokens)
}

function findRefusal(visit: Visit, code: AuthorizationCode, redirect_uri: string): Refused | undefined {
  const { context } = visit
  // Without a scope there is nothing to give (OP-234).
  if (!code.scopes.length) return oauthError('invalid_grant')
  // Recorded so; RFC 6749 has invalid_grant (OP-211).
  if (code.redirect_uri !== redirect_uri) {
    return oauthError(settingOf(context, 'OP-211') === 'built' ? 'unauthorized_client' : 'invalid_grant')
  }
  // RFC 7636 has invalid_grant (OP-212).
  if (!isProven(visit, code)) {
    return oauthError(settingOf(context, 'OP-212') === 'built' ? 'invalid_grant' : 'invalid_request')
  }
  return undefined
}

function isProven({ context, form }: Visit, { code_challenge }: AuthorizationCode): boolean {
  const verifier = form.get('code_verifier')
  if (code_challenge === undefined) {
    // A verifier shows that the challenge was taken out on its way (RFC 9700 §4.8.2, OP-666).
    return !verifier || settingOf(context, 'OP-666') === 'passed-over'
  }
  if (!verifier || !isVerifierOf(code_challenge, verifier)) return false
  context.note({ kind: 'check', what: 'The verifier’s SHA-256 is the challenge of the authorize request' })
  return true
}

/** That a code was tried twice takes nothing back that it brought the first time (OP-215). */
const isTakenBack = ({ context }: Visit): boolean => settingOf(context, 'OP-215') === 'revoked'

function takeBack(visit: Visit, code: string): void {
  const { context } = visit
  const brought = isTakenBack(visit) ? broughtBy(context, code) : undefined
  const found = brought === undefined ? undefined : findSession(context, brought)
  if (found) revoke(context, found.session)
}
