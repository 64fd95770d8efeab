import type { IdentityProvider } from '../../store/identityProviders.ts'

type Kind = IdentityProvider['ProviderType']

/**
 * What each kind of provider must be told, what Cognito knows of it by itself, and which claim becomes the username.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateIdentityProvider.html
 */
const KINDS: Record<Kind, { required: string[][]; known: Record<string, string>; username?: string }> = {
  SAML: { required: [['MetadataURL', 'MetadataFile']], known: {} },
  OIDC: {
    required: [['client_id'], ['attributes_request_method'], ['oidc_issuer'], ['authorize_scopes']],
    known: { attributes_url_add_attributes: 'false' },
    username: 'sub',
  },
  Google: {
    required: [['client_id'], ['client_secret'], ['authorize_scopes']],
    known: {
      attributes_url: 'https://people.googleapis.com/v1/people/me?personFields=',
      attributes_url_add_attributes: 'true',
      authorize_url: 'https://accounts.google.com/o/oauth2/v2/auth',
      oidc_issuer: 'https://accounts.google.com',
      token_request_method: 'POST',
      token_url: 'https://www.googleapis.com/oauth2/v4/token',
    },
    username: 'sub',
  },
  Facebook: {
    required: [['client_id'], ['client_secret'], ['authorize_scopes']],
    known: {
      api_version: 'v17.0',
      attributes_url_add_attributes: 'true',
      token_request_method: 'GET',
    },
    username: 'id',
  },
  LoginWithAmazon: {
    required: [['client_id'], ['client_secret'], ['authorize_scopes']],
    known: {
      attributes_url: 'https://api.amazon.com/user/profile',
      attributes_url_add_attributes: 'false',
      authorize_url: 'https://www.amazon.com/ap/oa',
      token_request_method: 'POST',
      token_url: 'https://api.amazon.com/auth/o2/token',
    },
    username: 'user_id',
  },
  SignInWithApple: {
    required: [['client_id'], ['team_id'], ['key_id'], ['private_key'], ['authorize_scopes']],
    known: {
      attributes_url_add_attributes: 'false',
      authorize_url: 'https://appleid.apple.com/auth/authorize',
      oidc_issuer: 'https://appleid.apple.com',
      token_request_method: 'POST',
      token_url: 'https://appleid.apple.com/auth/token',
    },
    username: 'sub',
  },
}

/** The first detail that is missing, by its name or names. */
export const missingDetail = (type: Kind, details: Record<string, string>): string | undefined =>
  KINDS[type].required.find((names) => !names.some((name) => details[name]))?.join(' or ')

/** Details as they are kept: given ones over those that Cognito knows. */
export function detailsFrom(type: Kind, given: Record<string, string>): Record<string, string> {
  const details = { ...KINDS[type].known, ...given }
  return type === 'Facebook' ? { ...facebook(details.api_version!), ...details } : details
}

const facebook = (version: string) => ({
  attributes_url: `https://graph.facebook.com/${version}/me?fields=`,
  authorize_url: `https://www.facebook.com/${version}/dialog/oauth`,
  token_url: `https://graph.facebook.com/${version}/oauth/access_token`,
})

/** A mapping as it is kept: the username comes from the provider's own id, and stays so. */
export function mappingFrom(type: Kind, given: Record<string, string> = {}): Record<string, string> {
  const { username } = KINDS[type]
  return { ...given, ...(username && { username }) }
}
