import type { FlowOutcome } from './flowOutcome.ts'
import { tokensIn } from './words.ts'

/** What a reader is asked before a run. `of` says which part of reality settles it. */
export type Predict = {
  question: string
  options: string[]
  /** `status`: the user's UserStatus after the run. `answer`: the exception's name, `three tokens`, `two tokens`, the next challenge's name, or `200`. */
  of: 'status' | 'answer'
}

/** What the reader said, and, once the code has run, what came. */
export type Said = { choice?: string; came?: string }

/** What the run of a flow settled, in the words that options use. */
export function settled(of: Predict['of'], outcome: FlowOutcome, status: string | undefined): string {
  if (of === 'status') return status ?? 'no such user'
  if (outcome.error) return outcome.error.name
  const answer = (outcome.answer ?? {}) as { AuthenticationResult?: object; ChallengeName?: string }
  return answer.AuthenticationResult ? tokensIn(answer.AuthenticationResult) : (answer.ChallengeName ?? '200')
}

/** Options are compared as a reader would: without case. */
export const isSame = (choice: string | undefined, came: string | undefined): boolean =>
  choice !== undefined && choice.toLowerCase() === came?.toLowerCase()
