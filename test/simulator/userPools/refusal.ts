import { expect, test } from 'vitest'
import { world } from '../../world.ts'

export type Here = Awaited<ReturnType<typeof world>>
export type Step = (here: Here) => Promise<unknown>

/**
 * One case: exact name and text, and how the text is known: recorded (a real answer, in public), docs, peer,
 * known (believed), ours; or `no text on record`, and then there is none.
 */
export type Refusal = {
  when: string
  settings?: Parameters<typeof world>[0]
  given?: Step
  call: Step
  name: string
  message: string
  evidence: string
}

/** What is written though the call is refused: the counts of tries. */
const COUNTS = ['tries', 'failures']

/** Runs each row in a world of its own: 400, the name, the text, and nothing written. */
export function testRefusals(refusals: Refusal[]): void {
  test.each(refusals)('$when: $name', async ({ settings, given, call, name, message }) => {
    const here = await world(settings)
    await given?.(here)
    await expect(call(here)).rejects.toMatchObject({
      name,
      // What the SDK makes of an answer without a message.
      message: message.replace('{client}', here.ClientId) || 'UnknownError',
      $metadata: { httpStatusCode: 400 },
    })
    const { log } = here.simulator
    const answer = log.findLast((entry) => entry.kind === 'response')!
    expect(answer).toMatchObject({ error: name })
    const written = log.filter((entry) => entry.parent === answer.parent && entry.kind === 'write')
    expect(written.filter((entry) => entry.kind === 'write' && !COUNTS.includes(entry.table))).toEqual([])
  })
}

export const inOrder =
  (...steps: Step[]): Step =>
  async (here) => {
    for (const step of steps) await step(here)
  }
