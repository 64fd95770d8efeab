import { missingParameter } from '../../errors.ts'
import type { Output } from '../../model/types.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import type { AuthenticationResult } from '../tokens/issue.ts'

/** One try to sign in: by which client, with which AuthParameters or ChallengeResponses. */
export type Attempt = { pool: UserPool; client: UserPoolClient; parameters: Record<string, string> }

/** Tokens, or the challenge that comes next. */
export type SignInAnswer = {
  ChallengeName?: NonNullable<Output<'InitiateAuth'>['ChallengeName']>
  ChallengeParameters: Record<string, string>
  AuthenticationResult?: AuthenticationResult
}

/** @throws InvalidParameterException naming the parameter that is missing */
export function parameterOf({ parameters }: Attempt, name: string): string {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined
  if (!value) throw missingParameter(name)
  return value
}
