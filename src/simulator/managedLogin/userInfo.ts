import type { Context } from '../context.ts'
import { AwsException } from '../errors.ts'
import type { Answer } from '../record.ts'
import { settingOf } from '../store/settings.ts'
import { bearerOf, type Bearer } from '../userPools/tokens/accessToken.ts'
import { attributesInScope } from '../userPools/tokens/scopedAttributes.ts'
import { json } from './answers.ts'
import type { Visit } from './visit.ts'

/**
 * GET /oauth2/userInfo: the user's attributes, as far as the token's scopes and its client go. All values are text.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/userinfo-endpoint.html
 */
export async function userInfo(visit: Visit): Promise<Answer> {
  const [, token] = /^Bearer +([\w.~+/=-]+)$/i.exec(visit.headers.get('authorization') ?? '') ?? []
  if (!token) return refusal(visit.context, 400, 'invalid_request', 'Bad OAuth2 request at UserInfo Endpoint')
  const bearer = await findBearer(visit, token)
  if (!bearer) {
    const why = 'Access token is expired, disabled, or deleted, or the user has globally signed out.'
    return refusal(visit.context, 401, 'invalid_token', why)
  }
  const { pool, client, user, claims } = bearer
  const scopes = String(claims.scope).split(' ')
  const attributes = attributesInScope(pool, client, user, scopes).map(({ Name, Value }) => [Name, Value])
  return json(200, { sub: user.sub, ...Object.fromEntries(attributes), username: user.Username })
}

async function findBearer({ context, pool }: Visit, token: string): Promise<Bearer | undefined> {
  try {
    const bearer = await bearerOf(context, token, 'openid')
    return bearer.pool.Id === pool.Id && bearer.user.Enabled ? bearer : undefined
  } catch (error) {
    if (!(error instanceof AwsException)) throw error
    context.note({ kind: 'decision', what: `Refused: ${error.message || error.name}` })
    return undefined
  }
}

/** The body repeats what the header says (OP-216). */
const refusal = (context: Context, status: number, error: string, error_description: string): Answer =>
  json(status, settingOf(context, 'OP-216') === 'built' ? { error, error_description } : undefined, {
    'www-authenticate': `error="${error}", error_description="${error_description}"`,
  })
