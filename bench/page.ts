import { inTurn, type Rounds } from './rounds.ts'
import { signInJobs } from './signInJobs.ts'
import { srpJobs } from './srpJobs.ts'

/** What a page of the bench can be asked to time. */
export type InPage = {
  signIn(rounds: Rounds): Promise<Record<'signatures' | 'fetch' | 'sdk', number[]>>
  srp(rounds: Rounds): Promise<Record<'ours' | 'theirs', number[]>>
}

const bench: InPage = {
  signIn: async (rounds) => inTurn(await signInJobs(), rounds),
  srp: (rounds) => inTurn(srpJobs(), rounds),
}
Object.assign(globalThis, { bench })
