import type { Context } from '../../context.ts'
import { linksTo, type OutsideUser } from '../../store/links.ts'
import { findUser, nameKey, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { identitiesOf } from '../../userPools/users/identities.ts'
import type { FederatedAttributes } from '../../userPools/triggers/inboundFederation.ts'

/** Somebody who has signed in at an outside provider, as that tells of them. */
export type Outsider = {
  /** their id there: it becomes part of the username */
  id: string
  /** the entity id of a SAML provider */
  issuer: string | null
  /** all that is known, by the provider's names */
  claims: Record<string, unknown>
  /** the same as it came in, for the pool's function */
  attributes: FederatedAttributes
}

/** The username of a profile: in a pool that ignores case all of it is in lower case. */
export const profileName = (pool: UserPool, provider: string, { id }: Outsider): string =>
  nameKey(pool, `${provider}_${id}`)

/** Who an outsider is in the pool: the user whom they are linked to, or who they became at their first sign-in. */
export function findMember(
  context: Context,
  pool: UserPool,
  provider: string,
  outsider: Outsider,
): User | undefined {
  const link = linksTo(context, pool, provider).find(([outside]) => isThem(outside, outsider))
  if (link) return findUser(context, pool, link[1])
  const profile = findUser(context, pool, profileName(pool, provider, outsider))
  // Somebody may just be called so.
  const isTheirs =
    profile &&
    identitiesOf(profile).some(
      ({ providerName, userId }) => providerName === provider && userId === outsider.id,
    )
  return isTheirs ? profile : undefined
}

/** A link names its outsider by the id, or by any attribute that the provider tells. */
const isThem = ({ attribute, value }: OutsideUser, { id, claims }: Outsider): boolean =>
  attribute === 'Cognito_Subject' ? value === id : textOf(claims[attribute]) === value

/**
 * What a provider tells, as text: of several values a list in brackets, each form-encoded.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html
 *
 * @returns nothing of what is not there
 */
export function textOf(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (Array.isArray(value)) return `[${value.map((each) => formEncoded(textOf(each) ?? '')).join(',')}]`
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean)
}

const formEncoded = (text: string) => new URLSearchParams({ v: text }).toString().slice(2)
