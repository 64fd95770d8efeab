import { importJWK, jwtVerify, type JWTPayload } from 'jose'
import { refusedAtClient, type Refused } from '../refusal.ts'
import { urlOf } from '../visit.ts'
import { ask, type Told } from './ask.ts'
import { endpointsOf, type Endpoints } from './endpoints.ts'
import type { Return } from './idpResponse.ts'
import type { Outsider } from './outsider.ts'

/**
 * Exchanges the provider's code, checks the ID token, and asks userInfo: who has signed in there.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-oidc-flow.html
 *
 * @throws Refused at the app
 */
export async function outsiderFrom(back: Return, code: string): Promise<Outsider> {
  const { visit, provider } = back
  const endpoints = await endpointsOf(visit, provider)
  if (!endpoints) throw failed(back)
  const tokenResponse = await exchange(back, endpoints, code)
  const { id_token } = tokenResponse
  // A nonce of Cognito's own: what is asked for in one sign-in can't be brought into another.
  const idToken = endpoints.jwks === undefined ? {} : await claimsOf(back, endpoints, String(id_token))
  const userInfo = await userInfoOf(back, endpoints, String(tokenResponse.access_token))
  if (idToken.sub !== undefined && userInfo.sub !== undefined && userInfo.sub !== idToken.sub)
    throw failed(back)
  // Where both say something the ID token is believed.
  const claims: Record<string, unknown> = { ...userInfo, ...tokensIn(tokenResponse), ...idToken }
  const id = claims[provider.AttributeMapping?.username ?? 'sub']
  if (typeof id !== 'string' || id === '') throw failed(back)
  return { id, issuer: null, claims, attributes: { tokenResponse, idToken, userInfo } }
}

/** Tokens of the provider's can be mapped to attributes too; it is the only way that they reach an app. */
const tokensIn = ({ access_token, id_token }: Record<string, unknown>) => ({
  ...(access_token !== undefined && { access_token }),
  ...(id_token !== undefined && { id_token }),
})

async function exchange(back: Return, { token }: Endpoints, code: string): Promise<Record<string, unknown>> {
  const { visit, provider } = back
  const { client_id = '', client_secret } = provider.ProviderDetails
  const body = new URLSearchParams({
    ...{ grant_type: 'authorization_code', code, client_id },
    // Apple's is a token that the team's key signs. Its stand-in looks at none.
    ...(client_secret !== undefined && { client_secret }),
    redirect_uri: urlOf(visit, '/oauth2/idpresponse'),
  })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const told = await ask(visit, token, { method: 'POST', headers, body: String(body) })
  if (told.status !== 200) {
    throw failed(back, `${provider.ProviderName} Error - ${told.status} error getting token`)
  }
  const { body: answer } = told
  if (typeof answer?.access_token !== 'string') throw failed(back)
  return answer
}

/** @throws Refused unless the token is genuine, for this pool, good now, and of this sign-in */
async function claimsOf(
  back: Return,
  { jwks = '', issuer = '' }: Endpoints,
  idToken: string,
): Promise<JWTPayload> {
  const { visit, provider, errand } = back
  const keys = keysIn(await ask(visit, jwks))
  const { client_id = '' } = provider.ProviderDetails
  const claims = await findClaims(idToken, keys, {
    issuer,
    audience: client_id,
    now: visit.context.world.now(),
  })
  if (claims?.nonce !== errand.expected) throw failed(back)
  const what = 'The provider’s ID token is genuine, for this pool and this sign-in'
  visit.context.note({ kind: 'check', what })
  return claims
}

async function findClaims(
  idToken: string,
  keys: Jwk[],
  { issuer, audience, now }: { issuer: string; audience: string; now: number },
): Promise<JWTPayload | undefined> {
  try {
    const keyFor = ({ kid }: { kid?: string }) =>
      importJWK(
        keys.find((each) => each.kid === kid)!,
        'RS256',
      )
    const { payload } = await jwtVerify(idToken, keyFor, {
      ...{ issuer, audience, algorithms: ['RS256'] },
      ...{ currentDate: new Date(now), requiredClaims: ['sub', 'exp'] },
    })
    return payload
  } catch {
    return undefined
  }
}

type Jwk = Parameters<typeof importJWK>[0]

const keysIn = ({ body }: Told): Jwk[] => (Array.isArray(body?.keys) ? (body.keys as Jwk[]) : [])

async function userInfoOf(
  { visit, provider }: Return,
  { userInfo }: Endpoints,
  token: string,
): Promise<Record<string, unknown>> {
  if (userInfo === undefined) return {}
  const method = provider.ProviderDetails.attributes_request_method === 'POST' ? 'POST' : 'GET'
  const { status, body } = await ask(visit, userInfo, {
    method,
    headers: { authorization: `Bearer ${token}` },
  })
  return status === 200 && body ? body : {}
}

/** The app hears that it did not work; Cognito's words for it are known in one case only (OP-682). */
function failed({ visit, request, provider }: Return, words?: string): Refused {
  const what = words ?? `${provider.ProviderName} gave no answer that could be believed`
  visit.context.note({ kind: 'decision', what: `Refused: ${what}` })
  return refusedAtClient(request, 'invalid_request', words)
}
