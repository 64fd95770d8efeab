import { sameText } from '../../crypto/bytes.ts'
import { secretHash } from '../../crypto/secretHash.ts'
import { NotAuthorizedException } from '../../errors.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'

/** @throws NotAuthorizedException when the client has a secret and the hash is missing (OP-127) or wrong */
export function checkSecretHash(client: UserPoolClient, username: string, given: string | undefined): void {
  if (!client.ClientSecret) return
  const id = client.ClientId
  if (!given) {
    throw NotAuthorizedException(`Client ${id} is configured with secret but SECRET_HASH was not received`)
  }
  if (!isSecretHash(client, username, given)) {
    throw NotAuthorizedException(`Unable to verify secret hash for client ${id}`)
  }
}

export const isSecretHash = (client: UserPoolClient, username: string, given: string): boolean =>
  sameText(secretHash(client.ClientSecret ?? '', username, client.ClientId), given)

/** For the operations that take the client secret itself; no secret is right where the client has none. */
export const isClientSecret = ({ ClientSecret }: UserPoolClient, given: string | undefined): boolean =>
  !ClientSecret || (given !== undefined && sameText(ClientSecret, given))
