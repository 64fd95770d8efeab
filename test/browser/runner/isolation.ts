import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { HandlerOutcome, HandlerTask } from '../../../src/runner/types.ts'
import { HOSTILE } from '../../runner/hostileHandlers.ts'

/** The fixture's page in some browser. */
export type Tab = {
  origin: string
  /** what the page's server was asked */
  hits: string[]
  /** The value of an expression, JSON, awaited. */
  evaluate(expression: string): Promise<unknown>
  close(): Promise<void>
}

/** What the page would notice of code that got out. */
const WATCH = `(() => {
  window.noticed = []
  document.addEventListener('securitypolicyviolation', (event) => noticed.push(event.violatedDirective))
  addEventListener('message', ({ data }) => data !== 'ready' && noticed.push(data))
  new BroadcastChannel('app').onmessage = ({ data }) => noticed.push(data)
})()`

/** That no handler gets out of its frame, in any browser. */
export function isolation(open: () => Promise<Tab>): void {
  let tab: Tab
  beforeAll(async () => {
    tab = await open()
    await tab.evaluate(WATCH)
  })
  afterAll(() => tab?.close())

  afterEach(async () => {
    expect(tab.hits.filter((path) => path.includes('leak'))).toEqual([])
    expect(await tab.evaluate('[noticed, frames.length, 1 + 1]')).toEqual([[], 0, 2])
  })

  const call = (source: string, limit: number) => {
    const task: HandlerTask = { functionName: 'hostile', source, event: { userName: 'ada' }, now: 0, limit }
    return tab.evaluate(`call(${JSON.stringify(task)})`) as Promise<HandlerOutcome>
  }

  test.each(HOSTILE)('$name', async ({ source, ends, isRunaway }) => {
    const limit = isRunaway && 'why' in ends ? 700 : 10_000
    expect(await call(source.replaceAll('ORIGIN', tab.origin), limit)).toMatchObject(ends)
  })

  test('a harmless one, afterwards', async () => {
    const source = 'export const handler = async (event) => {\n  console.log(event)\n  null.x\n}'
    expect(await call(source, 10_000)).toMatchObject({
      kind: 'threw',
      name: 'TypeError',
      at: { module: 'index.js', line: 3 },
      console: [{ level: 'log', text: '{\n  "userName": "ada"\n}', module: 'index.js', line: 2 }],
    })
  })
}
