import type { Call, Step } from '../runner/types.ts'

/** What to prove: the question, the function of its proof, and the claim of one option. */
export type ProofAsked = { questionId: string; proof: string; claim: unknown }

/** What came of it, with the calls the simulator answered and the proof's own stops. */
export type ProofAnswer = { calls: Call[]; steps: Step[] } & (
  { verdict: boolean; error?: never } | { error: string }
)

/**
 * Runs the proof of one option's claim in this page, in a fresh world and apart from the page.
 * Simulator, runner and libraries are loaded with the first call.
 *
 * @param onStep told of each step as it comes
 * @returns never rejects: what went wrong is the answer's `error`, a sentence
 */
export async function runProof(asked: ProofAsked, onStep?: (step: Step) => void): Promise<ProofAnswer> {
  try {
    const { prove } = await import('./proofRun.ts')
    return await prove(asked, onStep)
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error), calls: [], steps: [] }
  }
}
