import { secretHash } from '../crypto/secretHash.ts'
import { checkInput } from '../model/check.ts'
import { model } from '../model/userPools.generated.ts'
import type { UserPoolClient } from '../store/userPoolClients.ts'
import { operations } from '../userPools/operations/index.ts'
import type { Visit } from './visit.ts'

/**
 * Calls an operation as the pages do for who uses them: its limits, checks and refusals are the API's.
 *
 * @throws AwsException
 */
export async function callOperation(
  { context }: Visit,
  name: keyof typeof operations,
  input: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  // The model has just checked what the operation's type promises.
  const operation = operations[name] as (input: unknown, context: Visit['context']) => Promise<object>
  return { ...(await operation(checkInput(model, name, input), context)) }
}

/** The same for operations that an app client calls for somebody. */
export function callAs(
  visit: Visit,
  client: UserPoolClient,
  name: 'SignUp' | 'ConfirmSignUp' | 'ResendConfirmationCode' | 'ForgotPassword' | 'ConfirmForgotPassword',
  input: { Username: string; [member: string]: unknown },
): Promise<Record<string, unknown>> {
  const { SECRET_HASH: SecretHash } = secretOf(client, input.Username)
  return callOperation(visit, name, {
    ClientId: client.ClientId,
    ...(SecretHash && { SecretHash }),
    ...input,
  })
}

/** The hash that a client with a secret must bring along for a user. */
export function secretOf({ secrets, ClientId }: UserPoolClient, username: string): { SECRET_HASH?: string } {
  const secret = secrets?.[0]?.ClientSecretValue
  return secret === undefined ? {} : { SECRET_HASH: secretHash(secret, username, ClientId) }
}
