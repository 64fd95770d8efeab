import { valuesUnder } from '../simulator/index.ts'
import type { Account } from './account.ts'
import { BadRequest, MethodNotAllowed, NotFound } from './refusal.ts'

export const CONTROL = '/_emulator/'

type Asked = { url: URL; body: Buffer; account: Account }
type Control = { method: 'GET' | 'POST'; answer: (asked: Asked) => unknown }

const CONTROLS: Record<string, Control> = {
  health: { method: 'GET', answer: health },
  messages: { method: 'GET', answer: messages },
  log: { method: 'GET', answer: log },
  clock: { method: 'POST', answer: moveClock },
  reset: { method: 'POST', answer: reset },
}

/**
 * Answers what is asked of the emulator itself.
 *
 * @throws Refusal
 */
export function control(method: string, asked: Asked): Response {
  const name = asked.url.pathname.slice(CONTROL.length)
  const found = Object.hasOwn(CONTROLS, name) ? CONTROLS[name] : undefined
  if (!found) {
    const all = Object.entries(CONTROLS).map(([known, { method }]) => `${method} ${CONTROL}${known}`)
    throw NotFound(`There is no ${asked.url.pathname}, but ${all.join(', ')}.`)
  }
  if (method === 'OPTIONS') return preflight(found.method)
  if (method !== found.method) throw MethodNotAllowed(method, [found.method])
  return Response.json(found.answer(asked))
}

const preflight = (method: string) =>
  new Response(null, {
    status: 204,
    headers: { 'access-control-allow-methods': method, 'access-control-allow-headers': 'content-type' },
  })

const timeOf = (account: Account) => ({ now: new Date(account.now()).toISOString() })

function health({ account }: Asked) {
  const { userPools, users, messages } = account.simulator.state
  const holds = { userPools: userPools.size, users: users.size, messages: messages.size }
  return { status: 'ok', account: account.id, ...timeOf(account), ...holds }
}

function messages({ account, url }: Asked) {
  const to = url.searchParams.get('to')
  const sent = [...valuesUnder(account.simulator.state.messages, '')].reverse()
  return { messages: to === null ? sent : sent.filter((message) => message.to === to) }
}

/** Entries of the log, oldest first, each without the state that it left behind. */
function log({ account, url }: Asked) {
  const after = Number(url.searchParams.get('after') ?? 0)
  if (!Number.isInteger(after)) throw BadRequest('"after" is the id of an entry, such as 120.')
  const entries = account.simulator.log.filter(({ id }) => id > after)
  return {
    entries: entries.map((entry) => (entry.kind === 'response' ? { ...entry, state: undefined } : entry)),
  }
}

/** The farthest that the clock moves in one go, in seconds: some thirty years. */
const FAR = 1e9
/** No simulated time before 1970 or after 9999: dates of other lengths don't go into tokens and signatures. */
const LAST = Date.UTC(9999, 0)

function moveClock({ account, body }: Asked) {
  const advance = (parse(body) as { advance?: unknown } | null)?.advance
  if (typeof advance !== 'number' || Math.abs(advance) > FAR) {
    throw BadRequest('Say by how many seconds the clock moves: {"advance": 3600}.')
  }
  const then = account.now() + advance * 1000
  if (then < 0 || then > LAST) throw BadRequest('The clock stays between the years 1970 and 9999.')
  account.advance(advance * 1000)
  return timeOf(account)
}

function reset({ account }: Asked) {
  account.reset()
  return timeOf(account)
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return null
  }
}
