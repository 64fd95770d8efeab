import type { Context } from '../../context.ts'
import { missingParameter } from '../../errors.ts'
import type { Output } from '../../model/types.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import type { AuthenticationResult } from '../tokens/issue.ts'

/** One step of signing in: by which client, by which flow or in answer to which challenge, with which parameters. */
export type Attempt = {
  pool: UserPool
  client: UserPoolClient
  /** the AuthFlow, or the ChallengeName */
  name: string
  /** AuthParameters or ChallengeResponses */
  parameters: Record<string, string>
  session?: string | undefined
}

/** Tokens, or the challenge that comes next. */
export type SignInAnswer = {
  ChallengeName?: NonNullable<Output<'InitiateAuth'>['ChallengeName']>
  Session?: string
  ChallengeParameters: Record<string, string>
  AuthenticationResult?: AuthenticationResult
}

/** A flow, or the answer to a challenge. */
export type Flow = (context: Context, attempt: Attempt) => Promise<SignInAnswer>

/** @throws InvalidParameterException naming the parameter that is missing */
export function parameterOf({ parameters }: Attempt, name: string): string {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined
  if (!value) throw missingParameter(name)
  return value
}
