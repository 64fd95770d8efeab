import { missingParameter } from '../../errors.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import type { AuthenticationResult } from '../tokens/issue.ts'

/** One try to sign in: by which client, with which AuthParameters. */
export type Attempt = { pool: UserPool; client: UserPoolClient; parameters: Record<string, string> }

export type SignInAnswer = {
  AuthenticationResult: AuthenticationResult
  ChallengeParameters: Record<string, string>
}

/** @throws InvalidParameterException naming the parameter that is missing */
export function parameterOf({ parameters }: Attempt, name: string): string {
  const value = Object.hasOwn(parameters, name) ? parameters[name] : undefined
  if (!value) throw missingParameter(name)
  return value
}
