import { finding, type Finding } from '../finding.ts'
import { inTurn } from '../rounds.ts'
import { signInJobs } from '../signInJobs.ts'

/** A password sign-in, one in flight, as a share of two RS256 signatures that are made one after the other. In Node. */
export async function signIn(): Promise<Finding[]> {
  const { signatures, fetch, sdk } = await inTurn(await signInJobs(), { warmUp: 50, rounds: 400, runs: 20 })
  return [
    finding('sign-in by the SDK in Node, of two signatures', signatures, sdk, { atLeast: 0.7 }),
    finding('sign-in by simulator.fetch in Node, of two signatures', signatures, fetch, { atLeast: 0.85 }),
  ]
}
