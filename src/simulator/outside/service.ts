import type { Account } from '../context.ts'
import { record, type Answer } from '../record.ts'
import { callFrom, type Call } from './call.ts'
import { authorize } from './oidc/authorize.ts'
import { discovery, jwks, userInfo } from './oidc/documents.ts'
import { token } from './oidc/token.ts'
import { metadata } from './saml/metadata.ts'
import { portal } from './saml/portal.ts'
import { singleLogout } from './saml/slo.ts'
import { singleSignOn, startHere } from './saml/sso.ts'

type Endpoint = { methods: string[]; answer: (call: Call) => Answer | Promise<Answer> }

const PAGE = ['GET', 'POST']

const ENDPOINTS: Record<string, Endpoint> = {
  '/.well-known/openid-configuration': { methods: ['GET'], answer: discovery },
  '/jwks': { methods: ['GET'], answer: jwks },
  '/authorize': { methods: PAGE, answer: authorize },
  '/token': { methods: ['POST'], answer: token },
  '/userinfo': { methods: PAGE, answer: userInfo },
  '/': { methods: ['GET'], answer: portal },
  '/saml/metadata': { methods: ['GET'], answer: metadata },
  '/saml/sso': { methods: PAGE, answer: singleSignOn },
  '/saml/start': { methods: PAGE, answer: startHere },
  '/saml/slo': { methods: ['GET'], answer: singleLogout },
}

/** Answers one request at an outside identity provider. It belongs to no Region, and to nobody's account. */
export async function outside(
  account: Account,
  request: Request,
  name: string,
  call: { requestId: string; parent: number | undefined },
): Promise<Answer> {
  const { host, pathname } = new URL(request.url)
  const text = request.method === 'POST' ? await request.text() : ''
  const asked = {
    ...{ service: 'outside-idp', operation: host + pathname, lane: 'service' as const, region: '', ...call },
    body: text === '' ? undefined : Object.fromEntries(new URLSearchParams(text)),
  }
  return record(account, request, asked, (context) => {
    const endpoint = Object.hasOwn(ENDPOINTS, pathname) ? ENDPOINTS[pathname] : undefined
    if (!endpoint) return { status: 404, headers: {}, body: undefined }
    if (!endpoint.methods.includes(request.method)) {
      return { status: 405, headers: { allow: endpoint.methods.join(', ') }, body: undefined }
    }
    return endpoint.answer(callFrom(context, name, request, text))
  })
}
