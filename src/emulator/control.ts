import { settingsOf, valuesUnder } from '../simulator/index.ts'
import type { Account } from './account.ts'
import { ANY_PAGE } from './admission.ts'
import { BadRequest, MethodNotAllowed, NotFound } from './refusal.ts'

export const CONTROL = '/_emulator/'

type Asked = { url: URL; body: Buffer; account: Account }
type Control = Partial<Record<'GET' | 'POST', (asked: Asked) => unknown>>

const CONTROLS: Record<string, Control> = {
  health: { GET: health },
  messages: { GET: messages },
  log: { GET: log },
  clock: { POST: moveClock },
  reset: { POST: reset },
  settings: { GET: settings, POST: changeSettings },
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
    const all = Object.entries(CONTROLS).map(
      ([known, control]) => `${Object.keys(control).join(' and ')} ${CONTROL}${known}`,
    )
    throw NotFound(`There is no ${asked.url.pathname}, but ${all.join(', ')}.`)
  }
  const methods = Object.keys(found)
  if (method === 'OPTIONS') return preflight(methods)
  const answer = Object.hasOwn(found, method) ? found[method as keyof Control] : undefined
  if (!answer) throw MethodNotAllowed(method, methods)
  return Response.json(answer(asked), { headers: ANY_PAGE })
}

const preflight = (methods: string[]) =>
  new Response(null, {
    status: 204,
    headers: {
      ...ANY_PAGE,
      'access-control-allow-methods': methods.join(', '),
      'access-control-allow-headers': 'content-type',
    },
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

function settings({ account }: Asked) {
  return settingsOf(account.simulator.state)
}

function changeSettings({ account, body }: Asked) {
  const wanted = parse(body)
  if (typeof wanted !== 'object' || wanted === null) {
    throw BadRequest('Say which settings change: {"quotas": "on"}.')
  }
  try {
    account.set(wanted as Record<string, string>)
  } catch (error) {
    throw BadRequest((error as Error).message)
  }
  return settingsOf(account.simulator.state)
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return null
  }
}
