import type { world } from '../../world.ts'
import type { Step } from '../userPools/steps.ts'

/**
 * How a refusal is known, strongest first: a real answer, in public; AWS's API model; its documentation; what a real
 * client relies on; another emulator; believed; ours.
 */
export const EVIDENCE = ['recorded', 'model', 'docs', 'client', 'peer', 'known', 'ours']

/** One case in which a call is refused, in a world of its own. */
export type Refusal = {
  /** the case's name */
  when: string
  settings?: Parameters<typeof world>[0]
  given?: Step
  call: Step
  /**
   * The exact answer. No text is on record where the message is empty: then the simulator says none either. `{client}`
   * stands for the client's id. Status: 400, if not said.
   */
  refused: { name: string; message: string; status?: number }
  /** the tables that are written to all the same */
  writes?: string[]
  /** one of EVIDENCE, of the weakest part of it; a few words may follow: of when, of what, which open point */
  evidence: string
  /** the address at which anybody can read of it */
  source: string
}
