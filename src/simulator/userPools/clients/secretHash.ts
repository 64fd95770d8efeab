import type { Context } from '../../context.ts'
import { sameText } from '../../crypto/bytes.ts'
import { secretHash } from '../../crypto/secretHash.ts'
import { NotAuthorizedException } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'

/** @throws NotAuthorizedException when the client has a secret and the hash is missing or wrong */
export function checkSecretHash(
  context: Context,
  client: UserPoolClient,
  username: string,
  given: string | undefined,
): void {
  if (!hasSecret(client)) return
  if (!given) throw NotAuthorizedException(noHash(context, client.ClientId))
  if (!isSecretHash(client, username, given)) throw NotAuthorizedException(wrongHash(client.ClientId))
}

/** Three texts have been seen (OP-127). */
function noHash(context: Context, id: string): string {
  const decided = settingOf(context, 'OP-127')
  if (decided === 'wrong-hash') return wrongHash(id)
  return decided === 'older-text'
    ? `Client ${id} is configured for secret but secret was not received`
    : `Client ${id} is configured with secret but SECRET_HASH was not received`
}

export const wrongHash = (id: string): string => `Unable to verify secret hash for client ${id}`

/** A client with two secrets takes the hash of either. */
export const isSecretHash = (client: UserPoolClient, username: string, given: string): boolean =>
  secretsOf(client).some((secret) => sameText(secretHash(secret, username, client.ClientId), given))

/** For the operations that take the client secret itself; no secret is right where the client has none. */
export const isClientSecret = (client: UserPoolClient, given: string | undefined): boolean =>
  !hasSecret(client) || (given !== undefined && secretsOf(client).some((secret) => sameText(secret, given)))

export const hasSecret = (client: UserPoolClient): boolean => secretsOf(client).length > 0

const secretsOf = ({ secrets = [] }: UserPoolClient) =>
  secrets.map(({ ClientSecretValue }) => ClientSecretValue)
