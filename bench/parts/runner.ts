import type { HandlerOutcome, HandlerTask } from '../../src/runner/types.ts'
import { openFixture } from '../../test/browser/runner/openFixture.ts'
import { HOSTILE } from '../../test/runner/hostileHandlers.ts'
import type { Finding } from '../finding.ts'
import { median } from '../rounds.ts'

/** What the runner's page has on its window. */
declare const window: { call(task: HandlerTask): Promise<HandlerOutcome> }

type Timed = { lasted: number; blocked: number }

const HARMLESS = 'export const handler = async (event) => ({ ...event, response: { autoConfirmUser: true } })'
const WITH_SDK = `import { CognitoIdentityProviderClient, ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider'
const client = new CognitoIdentityProviderClient()
export const handler = async () => (await client.send(new ListUserPoolsCommand({ MaxResults: 1 }))).$metadata`

/** Milliseconds that a handler which never ends is given. */
const LIMIT = 1500

/** Handlers of readers in a page: how long a call takes, how soon a runaway is gone, and whether the page feels any of it. */
export async function runner(): Promise<Finding[]> {
  const { page, close } = await openFixture()
  const timed = (source: string, limit = 5000): Promise<Timed> =>
    page.evaluate(
      async (task) => {
        // What waits for its turn on the page's thread, again and again.
        const { port1, port2 } = new MessageChannel()
        let last = performance.now()
        let blocked = 0
        port1.onmessage = () => {
          const now = performance.now()
          blocked = Math.max(blocked, now - last)
          last = now
          port2.postMessage(0)
        }
        port2.postMessage(0)
        const began = performance.now()
        await window.call(task)
        const lasted = performance.now() - began
        port1.close()
        return { lasted, blocked }
      },
      { functionName: 'bench', source, event: {}, now: 0, limit } satisfies HandlerTask,
    )
  try {
    for (let i = 0; i < 5; i++) await timed(WITH_SDK)
    const harmless = await series(60, () => timed(HARMLESS))
    const withSdk = await series(30, () => timed(WITH_SDK))
    const runaways = HOSTILE.filter(({ isRunaway, ends }) => isRunaway && 'why' in ends)
    const hostile: Timed[] = []
    for (const { source } of runaways) hostile.push(await timed(source, LIMIT))

    const calm = Math.max(...[...harmless, ...withSdk, ...hostile].map(({ blocked }) => blocked))
    const after = Math.max(...hostile.map(({ lasted }) => lasted - LIMIT))
    return [
      share('a harmless handler there and back, of 300 ms, p95', p95(harmless), 300, harmless),
      {
        ...share('a handler that calls the SDK, of 300 ms, p95', p95(withSdk), 300, withSdk),
        goal: undefined,
      },
      share('the longest time a runaway had beyond its limit, of 100 ms', after, 100),
      share('the longest time that the page was kept from its own work, of 50 ms', calm, 50),
    ]
  } finally {
    await close()
  }
}

async function series<T>(count: number, run: () => Promise<T>): Promise<T[]> {
  const all: T[] = []
  for (let i = 0; i < count; i++) all.push(await run())
  return all
}

const p95 = (all: Timed[]) =>
  all.map(({ lasted }) => lasted).toSorted((a, b) => a - b)[Math.floor(all.length * 0.95)]!

/** A time as its share of what it may be. */
const share = (what: string, milliseconds: number, most: number, all?: Timed[]): Finding => ({
  what,
  ratio: milliseconds / most,
  goal: { atMost: 1 },
  detail: `${milliseconds.toFixed(0)} ms${all ? `, median ${median(all.map(({ lasted }) => lasted)).toFixed(0)}` : ''}`,
})
