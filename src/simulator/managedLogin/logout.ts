import type { Answer } from '../record.ts'
import { findBrowserSession, type BrowserSession } from '../store/browserSessions.ts'
import { goTo, redirect } from './answers.ts'
import { clientOfVisit } from './authorizeRequest.ts'
import { signOut } from './browser.ts'
import { openSaml } from './federation/openSaml.ts'
import { pageError, Refused } from './refusal.ts'
import { urlOf, type Visit } from './visit.ts'

/**
 * GET /logout: ends the browser's session, no token. Back to a sign-out URL of the client's; else on to the login page for
 * somebody else. Where neither is named the user is signed out all the same, though the page is an error; seen in public
 * records.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/logout-endpoint.html
 */
export async function logout(visit: Visit): Promise<Answer> {
  const { query } = visit
  const session = findBrowserSession(visit.context, visit.pool, visit.cookies.cognito)
  const cookies = [signOut(visit)]
  const client = clientOfVisit(visit)
  const leave = (error: string, more: Record<string, string> = {}) =>
    new Refused(goTo(visit, '/error', new URLSearchParams({ error, ...more }), cookies))
  const to = query.get('logout_uri')
  if (to) {
    const isRegistered = client.LogoutURLs?.includes(to) && query.getAll('logout_uri').length === 1
    const error = pageError(visit.context, 'redirect_mismatch')
    if (!isRegistered) throw leave(error, { client_id: client.ClientId })
    return leaveFor(visit, session, to, cookies)
  }
  if (!query.get('redirect_uri')) throw leave("Required String parameter 'redirect_uri' is not present")
  if (!client.CallbackURLs?.includes(query.get('redirect_uri')!)) {
    throw leave('redirect_mismatch', { client_id: client.ClientId })
  }
  const next = new URLSearchParams(query)
  if (!next.has('scope')) next.set('scope', (client.AllowedOAuthScopes ?? []).join(' '))
  const again = urlOf(visit, '/login', next)
  return leaveFor(visit, session, again, cookies)
}

/** By way of the SAML provider that the user came from, where that is to sign them out too; no other provider is. */
async function leaveFor(
  visit: Visit,
  session: BrowserSession | undefined,
  to: string,
  cookies: string[],
): Promise<Answer> {
  if (session?.provider === undefined) return redirect(to, cookies)
  const { signOutAtSaml } = await openSaml()
  return (await signOutAtSaml(visit, session, to, cookies)) ?? redirect(to, cookies)
}
