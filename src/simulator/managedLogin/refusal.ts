import type { Context } from '../context.ts'
import type { Answer } from '../record.ts'
import { settingOf } from '../store/settings.ts'
import type { UserPoolClient } from '../store/userPoolClients.ts'
import { addressWith, goTo, redirect } from './answers.ts'
import type { Visit } from './visit.ts'

/** Ends a request with an answer from wherever a check fails. */
export class Refused extends Error {
  readonly answer: Answer

  constructor(answer: Answer) {
    super('refused')
    this.answer = answer
  }
}

/** A page says what is wrong: neither the client nor its callback can be trusted yet. */
export const refusedHere = (visit: Visit, parameters: Record<string, string>): Refused =>
  new Refused(goTo(visit, '/error', new URLSearchParams(parameters)))

/** How Spring, which Cognito's pages run on, misses a parameter; seen in public records. */
export const missing = (visit: Visit, name: string): Refused =>
  refusedHere(visit, { error: `Required String parameter '${name}' is not present` })

/** Where a client that can be trusted hears of an error: in the fragment where it waits for tokens. */
export type Callback = { redirect_uri: string; response_type: string; state?: string }

/** The order of the recorded redirects: description, state, error (OP-208). */
export const refusedAtClient = (
  { redirect_uri, response_type, state }: Callback,
  error: string,
  error_description?: string,
): Refused =>
  new Refused(
    redirect(
      addressWith(redirect_uri, { error_description, state, error }, response_type === 'token' ? '#' : '?'),
    ),
  )

/** A grant or a scope that the client does not have. Recorded so: the OAuth error stands in the description (OP-208). */
export function notGranted(
  visit: Visit,
  { ClientId }: UserPoolClient,
  callback: Callback,
  error: 'unauthorized_client' | 'invalid_scope',
): Refused {
  const decided = settingOf(visit.context, 'OP-208')
  if (decided === 'page') return refusedHere(visit, { error, client_id: ClientId })
  if (decided === 'documented') return refusedAtClient(callback, error)
  return refusedAtClient(callback, 'invalid_request', error)
}

/** What the error page says, where nobody has published it (OP-210). */
export const pageError = (context: Context, error: string): string =>
  settingOf(context, 'OP-210') === 'built' ? error : 'invalid_request'
