import { findJson } from '../../protocol/awsJson.ts'
import { settingOf } from '../../store/settings.ts'
import { issueClientToken } from '../../userPools/tokens/issueClientToken.ts'
import { hasSecret } from '../../userPools/clients/secretHash.ts'
import { oauthError } from '../clientAuthentication.ts'
import { countClientGrant } from '../quotas.ts'
import { grantedScopes, isCustomScope } from '../scopes.ts'
import { answerWith, orInvalidGrant, type Grant } from './grant.ts'

/**
 * A client that asks for itself: an access token, and no other. Custom scopes only.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints-oauth-grants.html
 */
export const clientCredentials: Grant = async (visit, client) => {
  const { context, pool, form } = visit
  countClientGrant(visit)
  if (!client.AllowedOAuthFlows?.includes('client_credentials') || !hasSecret(client)) {
    throw oauthError('unauthorized_client')
  }
  const scopes = grantedScopes(context, pool, client, form.get('scope') || undefined)
  if (!scopes?.every(isCustomScope)) {
    // OP-214
    throw oauthError(settingOf(context, 'OP-214') === 'built' ? 'invalid_scope' : 'invalid_grant')
  }
  const metadata = metadataIn(form.get('aws_client_metadata'))
  return orInvalidGrant(visit, async () =>
    answerWith(await issueClientToken(context, pool, client, scopes, metadata)),
  )
}

/** Metadata for the pool's function: a JSON object of texts. @throws Refused `invalid_request` */
function metadataIn(text: string | null): Record<string, string> | undefined {
  if (text === null) return undefined
  const given = findJson(text)
  const pairs = Object.entries(given ?? {})
  const isRight =
    given !== undefined && pairs.every((pair): pair is [string, string] => typeof pair[1] === 'string')
  if (!isRight) throw oauthError('invalid_request')
  return given as Record<string, string>
}
