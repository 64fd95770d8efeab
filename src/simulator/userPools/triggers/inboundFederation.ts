import type { Context } from '../../context.ts'
import type { IdentityProvider } from '../../store/identityProviders.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import { hasTrigger } from '../pools/triggers.ts'
import { invoke } from './invoke.ts'
import { textMapIn } from './response.ts'

/** What an outside provider told, as it came: of OpenID Connect and OAuth the first three, of SAML the last. */
export type FederatedAttributes = {
  tokenResponse?: Record<string, unknown>
  idToken?: Record<string, unknown>
  userInfo?: Record<string, unknown>
  samlResponse?: Record<string, unknown>
}

/** Somebody who comes in from an outside provider. */
export type Incoming = {
  pool: UserPool
  client: UserPoolClient
  provider: IdentityProvider
  userName: string
  attributes: FederatedAttributes
}

/**
 * Lets the pool's function, in every plan (OP-229), change what an outside provider told, before anything is mapped.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-inbound-federation.html
 *
 * @returns what is left of it, by the provider's names; nothing where it stays as it is
 * @throws UserLambdaValidationException when the function refuses
 */
export async function inboundFederation(
  context: Context,
  { pool, client, provider, userName, attributes }: Incoming,
): Promise<Record<string, string> | undefined> {
  if (!hasTrigger(pool, 'InboundFederation')) return undefined
  const response = await invoke(context, {
    ...{ pool, client, userName },
    triggerSource: 'InboundFederation_ExternalProvider',
    request: {
      providerName: provider.ProviderName,
      providerType: provider.ProviderType,
      attributes: Object.fromEntries(Object.entries(attributes).map(([name, told]) => [name, texts(told)])),
    },
    response: { userAttributesToMap: {} },
  })
  const kept = textMapIn(response, 'userAttributesToMap') ?? {}
  return Object.keys(kept).length ? kept : undefined
}

/** Every value is text. */
const texts = (told: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(told).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )
