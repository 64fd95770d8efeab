import type { FlowOutcome } from './flowOutcome.ts'
import type { Challenge, Snapshot, Tokens } from './snapshot.ts'

/** What the app holds after a flow: its tokens, and what Cognito asks for next. */
export const heldAfter = (
  { tokens, challenge }: Snapshot,
  outcome: FlowOutcome,
): Pick<Snapshot, 'tokens' | 'challenge'> => ({
  tokens: tokensAfter(tokens, outcome),
  challenge: challengeAfter(challenge, outcome),
})

type Answer = {
  AuthenticationResult?: Partial<Tokens>
  ChallengeName?: string
  ChallengeParameters?: Record<string, string>
  Session?: string
}

/** A refresh brings no new refresh token, so the old one stays. */
function tokensAfter(held: Tokens | undefined, { answer }: FlowOutcome): Tokens | undefined {
  const result = (answer as Answer | undefined)?.AuthenticationResult
  if (!result?.IdToken || !result.AccessToken) return held
  const { IdToken, AccessToken } = result
  return { IdToken, AccessToken, RefreshToken: result.RefreshToken ?? held?.RefreshToken ?? '' }
}

/** Tokens end a challenge. So does a refusal of its session, but an app only learns that when it tries again. */
function challengeAfter(held: Challenge | undefined, { answer }: FlowOutcome): Challenge | undefined {
  const { AuthenticationResult, ChallengeName, ChallengeParameters, Session } = (answer ?? {}) as Answer
  if (AuthenticationResult) return undefined
  if (!ChallengeName || !Session) return held
  return { name: ChallengeName, parameters: ChallengeParameters ?? {}, session: Session }
}
