import { contextFor, type Account, type Context } from './context.ts'
import type { Lane } from './log.ts'

/** An answer before it becomes a Response: status, headers, and the body's JSON value (none: an empty body). */
export type Answer = { status: number; headers: Record<string, string>; body: unknown }

/** What a request asks: of which service, in which Region, and what the log shows of its body. */
export type Asked = {
  service: string
  operation: string
  lane: Lane
  region: string
  requestId: string
  /** the request whose function asks, in the log */
  parent?: number | undefined
  body?: unknown
}

/** Answers a request between two entries of the log: the request, and the response with the state it left behind. */
export async function record(
  account: Account,
  { method, url, headers }: Request,
  { region, requestId, ...asked }: Asked,
  answer: (context: Context) => Answer | Promise<Answer>,
): Promise<Answer> {
  const entry = account.log.add({
    kind: 'request',
    body: undefined,
    ...asked,
    method,
    url,
    headers: Object.fromEntries(headers),
    at: account.world.now(),
  })
  const context = contextFor(account, region, requestId, entry)
  const answered = await answer(context)
  const refused = answered.status === 200 ? undefined : errorIn(answered.body)
  context.note({ kind: 'response', ...answered, ...(refused && { error: refused }), state: account.state })
  return answered
}

/** The name of the error that a body tells of: AWS's, or OAuth's. */
function errorIn(body: unknown): string | undefined {
  const { __type, error } = (typeof body === 'object' && body ? body : {}) as {
    __type?: string
    error?: string
  }
  return __type ?? error
}
