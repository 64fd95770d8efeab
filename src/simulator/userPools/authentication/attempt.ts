import type { Context } from '../../context.ts'
import { missingParameter } from '../../errors.ts'
import type { Output } from '../../model/types.ts'
import type { UnderWay } from '../../store/challenges.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import type { AuthenticationResult } from '../tokens/issue.ts'
import type { Source } from '../users/source.ts'

/** One call that signs in: by which client, by which flow or in answer to which challenge, with which parameters. */
export type SignInCall = {
  pool: UserPool
  client: UserPoolClient
  /** the AuthFlow, or the ChallengeName */
  name: string
  /** AuthParameters or ChallengeResponses */
  parameters: Record<string, string>
  session?: string | undefined
  /** the ClientMetadata of an answer */
  clientMetadata?: Record<string, string> | undefined
  /** the ClientMetadata of a first step, which functions get under this name */
  validationData?: Record<string, string> | undefined
  /** where it comes from, where threat protection looks on */
  source?: Source | undefined
  /** takes who has signed in, where the end is not tokens: a page signs a browser in */
  admit?: ((user: User) => void) | undefined
}

/** One step of signing in: the call, and what the steps before it left behind. */
export type Attempt = SignInCall & { underWay: UnderWay }

type Challenged = Pick<Output<'InitiateAuth'>, 'AvailableChallenges'> & {
  ChallengeName?: NonNullable<Output<'InitiateAuth'>['ChallengeName']>
}

/** Tokens, or the challenge that comes next. */
export type SignInAnswer = Challenged & {
  Session?: string
  ChallengeParameters: Record<string, string>
  AuthenticationResult?: AuthenticationResult
}

/** A flow, or the answer to a challenge. */
export type Flow = (context: Context, attempt: Attempt) => Promise<SignInAnswer>

/** @throws InvalidParameterException naming the parameter that is missing */
export function parameterOf(attempt: Pick<Attempt, 'parameters'>, name: string): string {
  const value = findParameter(attempt, name)
  if (!value) throw missingParameter(name)
  return value
}

export const findParameter = (
  { parameters }: Pick<Attempt, 'parameters'>,
  name: string,
): string | undefined => (Object.hasOwn(parameters, name) ? parameters[name] : undefined)

/** The first step of a sign-in, or an answer before its challenge is known. */
export function begun(call: SignInCall): Attempt {
  const deviceKey = findParameter(call, 'DEVICE_KEY')
  return { ...call, underWay: { ...(deviceKey && { deviceKey }) } }
}

/** The attempt once its challenge was answered rightly: in a custom sign-in the functions will be told. */
export function passed(attempt: Attempt): Attempt {
  const { custom } = attempt.underWay
  if (!custom) return attempt
  const step = { challengeName: attempt.name, challengeResult: true }
  return { ...attempt, underWay: { ...attempt.underWay, custom: [...custom, step] } }
}
