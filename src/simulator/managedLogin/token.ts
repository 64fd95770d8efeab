import type { Answer } from '../record.ts'
import { settingOf } from '../store/settings.ts'
import { json } from './answers.ts'
import { authenticatedClient, oauthError } from './clientAuthentication.ts'
import { authorizationCode } from './grants/authorizationCode.ts'
import { clientCredentials } from './grants/clientCredentials.ts'
import { refreshToken } from './grants/refreshToken.ts'
import type { Grant } from './grants/grant.ts'
import type { Visit } from './visit.ts'

const GRANTS: Record<string, Grant> = {
  authorization_code: authorizationCode,
  refresh_token: refreshToken,
  client_credentials: clientCredentials,
}

/**
 * POST /oauth2/token
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html
 */
export async function token(visit: Visit): Promise<Answer> {
  checkForm(visit)
  const grant = visit.form.get('grant_type')
  if (!grant) throw oauthError('invalid_request')
  if (!Object.hasOwn(GRANTS, grant)) throw oauthError('unsupported_grant_type')
  const client = authenticatedClient(visit)
  return json(200, await GRANTS[grant]!(visit, client))
}

/** @throws Refused when the body is no form, or a parameter stands in it twice (RFC 6749 §3.2) */
export function checkForm({ context, form, headers }: Visit): void {
  const isForm = /^application\/x-www-form-urlencoded(;|$)/i.test(headers.get('content-type') ?? '')
  // Another error was seen of another type (OP-670).
  const asForm = settingOf(context, 'OP-670') === 'built' ? 'invalid_request' : 'invalid_client'
  if (!isForm) throw oauthError(asForm)
  if (form.size !== new Set(form.keys()).size) throw oauthError('invalid_request')
}
