import type { FlowOutcome } from './flowOutcome.ts'
import type { Challenge, Snapshot, Tokens } from './snapshot.ts'

type Held = Pick<Snapshot, 'tokens' | 'challenge' | 'sessions' | 'secretCode'>

/** What the app holds after a flow: its tokens, what Cognito asks for next, and a secret for codes. */
export function heldAfter(held: Held, outcome: FlowOutcome): Held {
  const { ChallengeName, Session, SecretCode } = (outcome.answer ?? {}) as Answer
  // A session that comes without a challenge goes on with the one under way.
  const name = ChallengeName ?? held.challenge?.name
  return {
    tokens: tokensAfter(held.tokens, outcome),
    challenge: challengeAfter(held.challenge, outcome),
    sessions: name && Session ? { ...held.sessions, [name]: Session } : held.sessions,
    secretCode: SecretCode ?? held.secretCode,
  }
}

type Answer = {
  AuthenticationResult?: Partial<Tokens>
  ChallengeName?: string
  ChallengeParameters?: Record<string, string>
  Session?: string
  SecretCode?: string
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
