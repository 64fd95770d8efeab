import { finding, type Finding } from '../finding.ts'
import { inTurn } from '../rounds.ts'
import { srpJobs } from '../srpJobs.ts'

/** The arithmetic of a whole sign-in by SRP, against the client's side alone of amazon-cognito-identity-js. */
export async function srp(): Promise<Finding[]> {
  const { ours, theirs } = await inTurn(srpJobs(), { warmUp: 3, rounds: 20, runs: 2 })
  return [finding('SRP in Node, both sides, to identity-js’s client', theirs, ours, { atLeast: 8 })]
}
