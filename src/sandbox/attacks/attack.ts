import type { Settings } from '../shop/place.ts'
import type { Stage } from './stage.ts'

/** How an attack ended: whether the attacker got something, and what; or what was in the way. */
export type Ending = { isTaken: boolean; words: string }

/** An attack on an app that signs its users in, and the one defence that is switched on or off. */
export type Attack = {
  id: string
  title: string
  /** who does what, in one or two sentences */
  gist: string
  defence: {
    /** what is switched on */
    name: string
    /** what is so without it */
    without: string
    /** why it helps, or what else would have */
    says: string
  }
  /** where the attack is written down */
  source: string
  /** the app with and without its defence; what is not named is as it should be */
  settings: (isDefended: boolean) => Partial<Settings>
  /** Plays it, step by step. */
  play(stage: Stage, isDefended: boolean): Promise<Ending>
}

export const taken = (words: string): Ending => ({ isTaken: true, words })
export const stopped = (words: string): Ending => ({ isTaken: false, words })
