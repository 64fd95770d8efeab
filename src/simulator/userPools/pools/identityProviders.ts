import { unworded, type Context } from '../../context.ts'
import { DuplicateProviderException, InvalidParameterException } from '../../errors.ts'
import type { Output } from '../../model/types.ts'
import { identityProvidersOf, type IdentityProvider } from '../../store/identityProviders.ts'
import type { UserPool } from '../../store/userPools.ts'
import { missingDetail } from './providerDetails.ts'

/** Providers whose name is given with their kind. */
const SOCIAL = ['Facebook', 'Google', 'LoginWithAmazon', 'SignInWithApple']

/** @throws InvalidParameterException DuplicateProviderException when a provider can't be as it is given */
export function checkIdentityProvider(context: Context, pool: UserPool, provider: IdentityProvider): void {
  const rule = RULES.find(({ broken }) => broken(provider, pool))
  if (rule) throw unworded(context, InvalidParameterException, rule.why)
  const taken = (provider.IdpIdentifiers ?? []).find((identifier) => {
    const owner = findByIdentifier(context, pool, identifier)
    return owner && owner.ProviderName !== provider.ProviderName
  })
  // Our words (OP-119).
  if (taken !== undefined) throw DuplicateProviderException(`The identifier ${taken} is taken.`)
}

const RULES: { broken: (provider: IdentityProvider, pool: UserPool) => unknown; why: string }[] = [
  {
    broken: ({ ProviderName, ProviderType }) =>
      (SOCIAL.includes(ProviderType) || SOCIAL.includes(ProviderName)) && ProviderName !== ProviderType,
    why: 'Facebook, Google, LoginWithAmazon and SignInWithApple are the names of these providers, and of no other',
  },
  {
    broken: ({ ProviderName }) => ProviderName === 'COGNITO',
    why: 'COGNITO is the user pool itself',
  },
  {
    broken: ({ ProviderType, ProviderDetails }) => missingDetail(ProviderType, ProviderDetails),
    why: 'the ProviderDetails lack what this kind of provider needs',
  },
  {
    broken: ({ AttributeMapping = {} }, pool) =>
      Object.keys(AttributeMapping).some(
        (name) => name !== 'username' && !pool.SchemaAttributes.some(({ Name }) => Name === name),
      ),
    why: 'the AttributeMapping names an attribute that the pool does not have',
  },
  {
    broken: ({ ProviderType, AcrMapping }) => AcrMapping && ProviderType !== 'OIDC',
    why: 'only OIDC providers have an AcrMapping',
  },
]

/** The provider that an app may call by one of its other names. */
export const findByIdentifier = (
  context: Context,
  pool: UserPool,
  identifier: string,
): IdentityProvider | undefined =>
  [...identityProvidersOf(context, pool)].find(([, { IdpIdentifiers = [] }]) =>
    IdpIdentifiers.includes(identifier),
  )?.[1]

/** A provider as lists show it. */
export const summaryOf = ({
  ProviderName,
  ProviderType,
  LastModifiedDate,
  CreationDate,
}: IdentityProvider): NonNullable<Output<'ListIdentityProviders'>['Providers']>[number] => ({
  ProviderName,
  ProviderType,
  LastModifiedDate,
  CreationDate,
})
