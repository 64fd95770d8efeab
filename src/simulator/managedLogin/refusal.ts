import type { Answer } from '../record.ts'
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
