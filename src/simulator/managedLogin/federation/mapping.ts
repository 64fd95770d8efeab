import type { Context } from '../../context.ts'
import type { IdentityProvider } from '../../store/identityProviders.ts'
import { settingOf } from '../../store/settings.ts'
import type { UserPool } from '../../store/userPools.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import { checkWritable, isWritable, type Attribute } from '../../userPools/users/attributes.ts'
import { asKept, checkConform } from '../../userPools/users/conform.ts'
import { textOf } from './outsider.ts'

/**
 * The pool's attributes for what a provider tells. One that it does not tell stays as it is; a blank one clears.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-specifying-attribute-mapping.html
 *
 * @throws InvalidParameterException when a value does not fit the pool's schema
 * @throws NotAuthorizedException when the app client may not write one (OP-228)
 */
export function mapped(
  context: Context,
  pool: UserPool,
  client: UserPoolClient,
  { AttributeMapping = {} }: IdentityProvider,
  claims: Record<string, unknown>,
): Attribute[] {
  const all = Object.entries(AttributeMapping)
    .filter(([name]) => name !== 'username')
    .flatMap(([Name, claim]) => {
      const Value = textOf(Object.hasOwn(claims, claim) ? claims[claim] : undefined)
      return Value === undefined ? [] : [{ Name, Value }]
    })
  if (settingOf(context, 'OP-228') === 'built') checkWritable(pool, client, all.map(asAsked))
  const attributes = all.filter((attribute) => isWritable(pool, client, asAsked(attribute)))
  checkConform(pool, attributes)
  return asKept(context, pool, attributes)
}

/** No app may write a flag; a provider may, where it may write what the flag is about. */
const asAsked = ({ Name }: Attribute): string => Name.replace(/_verified$/, '')
