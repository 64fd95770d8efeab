import { unworded, type Context } from '../../context.ts'
import {
  AliasExistsException,
  InvalidParameterException,
  LimitExceededException,
  userDoesNotExist,
} from '../../errors.ts'
import { identityProviderOf, type IdentityProvider } from '../../store/identityProviders.ts'
import { findLink, putLink, removeLink, type OutsideUser } from '../../store/links.ts'
import {
  attributeOf,
  changeUser,
  findUser,
  withAttribute,
  withoutAttribute,
  type User,
} from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { findByAdminName } from './names.ts'

/** How the API names somebody and whose user they are. */
export type ProviderUser = {
  ProviderName?: string | undefined
  ProviderAttributeName?: string | undefined
  ProviderAttributeValue?: string | undefined
}

/** An entry of the attribute `identities`; `dateCreated` in milliseconds. */
export type Identity = {
  userId: string
  providerName: string
  providerType: string
  issuer: string | null
  primary: boolean
  dateCreated: number
}

/** Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation-consolidate-users.html */
const MOST_LINKS = 5
const LOCAL = 'Cognito'

export const isLocal = ({ ProviderName }: ProviderUser): boolean => ProviderName === LOCAL

/** @throws InvalidParameterException when a part of the name is missing */
export function outsideUserOf(context: Context, named: ProviderUser): OutsideUser {
  const { ProviderName: provider, ProviderAttributeName: attribute, ProviderAttributeValue: value } = named
  if (provider && attribute && value) return { provider, attribute, value }
  throw unworded(context, InvalidParameterException, 'provider, attribute and value are all needed')
}

/** A user of the pool: a local one by username, or the profile that an outside user got at their first sign-in. */
export function userNamed(context: Context, pool: UserPool, named: ProviderUser): User {
  const name = named.ProviderAttributeValue ?? ''
  const user = isLocal(named)
    ? findByAdminName(context, pool, name)
    : findUser(context, pool, `${named.ProviderName}_${name}`)
  if (!user) throw userDoesNotExist()
  return user
}

/** @throws InvalidParameterException when the source of a link is no outside user, or one with a profile already */
export function checkSource(context: Context, pool: UserPool, named: ProviderUser): void {
  if (isLocal(named)) {
    throw InvalidParameterException(
      'Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only as a DestinationUser',
    )
  }
  const { provider, value } = outsideUserOf(context, named)
  if (findUser(context, pool, `${provider}_${value}`)) {
    throw InvalidParameterException(
      'Merging is not currently supported, provide a SourceUser that has not been signed up in order to link',
    )
  }
}

/** @throws AliasExistsException InvalidParameterException LimitExceededException when the two can't be linked */
export function checkLinkable(context: Context, pool: UserPool, user: User, outside: OutsideUser): void {
  const owner = findLink(context, pool, outside)
  if (owner !== undefined && owner !== user.Username) {
    throw unworded(context, AliasExistsException, 'the identity is linked to another user')
  }
  const fixed = pool.SchemaAttributes.find(
    ({ Name, Mutable }) => Name.startsWith('custom:') && !Mutable && attributeOf(user, Name) !== undefined,
  )
  if (fixed) {
    throw unworded(context, InvalidParameterException, `the user has the immutable attribute ${fixed.Name}`)
  }
  if (owner === undefined && identitiesOf(user).length >= MOST_LINKS) {
    throw unworded(context, LimitExceededException, 'the user has five linked identities')
  }
}

export const identitiesOf = (user: User): Identity[] =>
  JSON.parse(attributeOf(user, 'identities') ?? '[]') as Identity[]

const withIdentities = (user: User, identities: Identity[]): User =>
  identities.length
    ? withAttribute(user, 'identities', JSON.stringify(identities))
    : withoutAttribute(user, 'identities')

/** Links an outside user to a user of the pool, who from then on can sign in at the provider too. */
export function link(context: Context, pool: UserPool, user: User, outside: OutsideUser): void {
  if (findLink(context, pool, outside) !== undefined) return
  const provider = identityProviderOf(context, pool, outside.provider)
  const linked = withIdentity(context, user, provider, outside.value, { issuer: null, primary: false })
  changeUser(context, pool, linked)
  putLink(context, pool, outside, user)
}

/** The user with one identity more: their first, which is `primary`, or one that they are linked to. */
export function withIdentity(
  { world }: Context,
  user: User,
  { ProviderName, ProviderType }: IdentityProvider,
  userId: string,
  { issuer, primary }: Pick<Identity, 'issuer' | 'primary'>,
): User {
  const of = { userId, providerName: ProviderName, providerType: ProviderType }
  return withIdentities(user, [...identitiesOf(user), { ...of, issuer, primary, dateCreated: world.now() }])
}

/** Ends a link, or what a profile has of its provider: the next sign-in there finds nobody. */
export function unlink(context: Context, pool: UserPool, user: User, outside: OutsideUser): void {
  const others = identitiesOf(user).filter(
    ({ providerName, userId }) => providerName !== outside.provider || userId !== outside.value,
  )
  changeUser(context, pool, withIdentities(user, others))
  removeLink(context, pool, outside)
}

/** Who an outside user is in the pool: by a link, or by their own profile. @throws UserNotFoundException */
export function userOfOutside(context: Context, pool: UserPool, outside: OutsideUser): User {
  const username = findLink(context, pool, outside) ?? `${outside.provider}_${outside.value}`
  const user = findUser(context, pool, username)
  if (!user) throw userDoesNotExist()
  return user
}
