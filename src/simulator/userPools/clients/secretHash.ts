import { sameText } from '../../crypto/bytes.ts'
import { secretHash } from '../../crypto/secretHash.ts'
import { NotAuthorizedException } from '../../errors.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'

/**
 * Comes before the user is looked up (OP-129).
 *
 * @throws NotAuthorizedException when the client has a secret and the hash is missing (OP-127) or wrong
 */
export function checkSecretHash(client: UserPoolClient, username: string, given: string | undefined): void {
  if (!hasSecret(client)) return
  const id = client.ClientId
  if (!given) {
    throw NotAuthorizedException(`Client ${id} is configured with secret but SECRET_HASH was not received`)
  }
  if (!isSecretHash(client, username, given)) {
    throw NotAuthorizedException(`Unable to verify secret hash for client ${id}`)
  }
}

/** A client with two secrets takes the hash of either. */
export const isSecretHash = (client: UserPoolClient, username: string, given: string): boolean =>
  secretsOf(client).some((secret) => sameText(secretHash(secret, username, client.ClientId), given))

/** For the operations that take the client secret itself; no secret is right where the client has none. */
export const isClientSecret = (client: UserPoolClient, given: string | undefined): boolean =>
  !hasSecret(client) || (given !== undefined && secretsOf(client).some((secret) => sameText(secret, given)))

export const hasSecret = (client: UserPoolClient): boolean => secretsOf(client).length > 0

const secretsOf = ({ secrets = [] }: UserPoolClient) =>
  secrets.map(({ ClientSecretValue }) => ClientSecretValue)
