import { unworded, type Context } from '../../context.ts'
import {
  InvalidOAuthFlowException,
  InvalidParameterException,
  ScopeDoesNotExistException,
} from '../../errors.ts'
import { findIdentityProvider } from '../../store/identityProviders.ts'
import { resourceServersOf } from '../../store/resourceServers.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import { checkTier, clientFeaturesOf } from '../pools/tiers.ts'
import { checkExplicitAuthFlows } from './authFlows.ts'
import { checkLifetimes } from './lifetimes.ts'
import { checkRotation } from './rotation.ts'
import { hasSecret } from './secretHash.ts'
import { isRedirectUrl } from './urls.ts'

/** @throws AwsException when an app client's settings do not go together, or name what the pool does not have */
export function checkClient(context: Context, pool: UserPool, client: UserPoolClient): void {
  checkExplicitAuthFlows(client.ExplicitAuthFlows)
  checkLifetimes(context, client)
  checkRotation(context, client)
  checkScopes(context, pool, client)
  const oauth = OAUTH_RULES.find(({ broken }) => broken(client))
  if (oauth) throw unworded(context, InvalidOAuthFlowException, oauth.why)
  const rule = RULES.find(({ broken }) => broken(client, pool, context))
  if (rule) throw unworded(context, InvalidParameterException, rule.why)
  checkTier(pool.UserPoolTier, clientFeaturesOf(client))
}

/** Scopes that every pool knows. */
const STANDARD = ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin']

/** @throws ScopeDoesNotExistException when no resource server of the pool has the scope */
function checkScopes(context: Context, pool: UserPool, { AllowedOAuthScopes = [] }: UserPoolClient): void {
  const custom = [...resourceServersOf(context, pool)].flatMap(([, { Identifier, Scopes = [] }]) =>
    Scopes.map(({ ScopeName }) => `${Identifier}/${ScopeName}`),
  )
  const unknown = AllowedOAuthScopes.find((scope) => !STANDARD.includes(scope) && !custom.includes(scope))
  if (unknown !== undefined) throw ScopeDoesNotExistException(`Invalid scope requested: ${unknown}`)
}

/** Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html */
const OAUTH_RULES: { broken: (client: UserPoolClient) => unknown; why: string }[] = [
  {
    broken: ({ AllowedOAuthFlows = [] }) =>
      AllowedOAuthFlows.includes('client_credentials') && AllowedOAuthFlows.length > 1,
    why: 'client_credentials must be the only OAuth flow',
  },
  {
    broken: (client) => client.AllowedOAuthFlows?.includes('client_credentials') && !hasSecret(client),
    why: 'client_credentials needs a client secret',
  },
]

type Rule = { broken: (client: UserPoolClient, pool: UserPool, context: Context) => unknown; why: string }

const RULES: Rule[] = [
  {
    broken: (client) =>
      client.AllowedOAuthFlowsUserPoolClient &&
      !(client.AllowedOAuthFlows?.length && client.AllowedOAuthScopes?.length),
    why: 'a client that uses OAuth needs AllowedOAuthFlows and AllowedOAuthScopes',
  },
  {
    broken: ({ CallbackURLs = [], LogoutURLs = [] }) =>
      ![...CallbackURLs, ...LogoutURLs].every(isRedirectUrl),
    why: 'a URL must be absolute, without fragment, and https unless it leads to this machine or an app',
  },
  {
    broken: ({ DefaultRedirectURI, CallbackURLs = [] }) =>
      DefaultRedirectURI !== undefined && !CallbackURLs.includes(DefaultRedirectURI),
    why: 'DefaultRedirectURI must be one of the CallbackURLs',
  },
  {
    broken: ({ SupportedIdentityProviders = [] }, pool, context) =>
      SupportedIdentityProviders.some(
        (name) => name !== 'COGNITO' && !findIdentityProvider(context, pool, name),
      ),
    why: 'SupportedIdentityProviders names a provider that the pool does not have',
  },
  {
    broken: ({ ReadAttributes = [], WriteAttributes = [] }, pool) =>
      [...ReadAttributes, ...WriteAttributes].some(
        (name) => !pool.SchemaAttributes.some((attribute) => attribute.Name === name),
      ),
    why: 'ReadAttributes or WriteAttributes names an attribute that the pool does not have',
  },
  {
    broken: ({ WriteAttributes = [] }) => WriteAttributes.some((name) => name.endsWith('_verified')),
    why: 'no client may write email_verified or phone_number_verified',
  },
  {
    broken: (client) => client.EnablePropagateAdditionalUserContextData && !hasSecret(client),
    why: 'EnablePropagateAdditionalUserContextData needs a client secret',
  },
]
