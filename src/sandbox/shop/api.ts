import { decodeJwt, type JSONWebKeySet } from 'jose'
import { verifyToken } from '../../flows/verifyToken.ts'
import type { Site } from '../browser/web.ts'

/** What the shop's API insists on besides signature, issuer, expiry and kind of an access token. */
export type ApiSettings = { checksClient: boolean }

/** Which scope opens what. */
const DOORS: Record<string, { scope: string; answer: unknown }> = {
  'GET /orders': { scope: 'shop/orders.read', answer: [{ order: 1843, item: 'Goggles' }] },
  'POST /refunds': { scope: 'shop/refunds.write', answer: { refunded: 'order 1843' } },
}

export const API = 'https://api.shop.example.com'

/**
 * An API that checks access tokens by itself, as authorizers do: it never asks the pool about one.
 *
 * @param now simulated milliseconds
 */
export function openApi(
  { issuer, clientId, now }: { issuer: string; clientId: string; now: () => number },
  settings: () => ApiSettings,
): Site {
  let keys: JSONWebKeySet | undefined
  return async (request, fetch) => {
    const door = DOORS[`${request.method} ${new URL(request.url).pathname}`]
    if (!door) return Response.json({ message: 'Not Found' }, { status: 404 })
    const [, token = ''] = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '') ?? []
    keys ??= (await (await fetch(new Request(`${issuer}/.well-known/jwks.json`))).json()) as JSONWebKeySet
    const claims = claimsOf(token)
    // A lax API is content with whatever client the token was made for.
    const client = settings().checksClient ? clientId : String(claims.client_id)
    const expected = { jwks: keys, issuer, clientId: client, tokenUse: 'access' as const, now: now() }
    const failed = (await verifyToken(token, expected)).find(({ passed }) => !passed)
    if (failed) return Response.json({ message: 'Unauthorized', why: failed.reason }, { status: 401 })
    if (!String(claims.scope).split(' ').includes(door.scope)) {
      return Response.json(
        { message: 'Forbidden', why: `The scope ${door.scope} is missing.` },
        { status: 403 },
      )
    }
    return Response.json({ for: claims.username, ...{ answer: door.answer } })
  }
}

function claimsOf(token: string): Record<string, unknown> {
  try {
    return decodeJwt(token)
  } catch {
    return {}
  }
}
