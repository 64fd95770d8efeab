import type { Account } from '../context.ts'
import type { UserPoolDomain } from '../store/domains.ts'
import type { UserPool } from '../store/userPools.ts'
import { record, type Answer } from '../record.ts'
import { goTo, methodNotAllowed } from './answers.ts'
import { addPasskey } from './addPasskey.ts'
import { authorize } from './authorize.ts'
import { confirm, confirmUser } from './confirm.ts'
import { errorPage } from './errorPage.ts'
import { feedback } from './feedback.ts'
import { confirmForgotPassword, forgotPassword } from './forgotPassword.ts'
import { idpResponse } from './federation/idpResponse.ts'
import { openSaml } from './federation/openSaml.ts'
import { login } from './login.ts'
import { logout } from './logout.ts'
import { countVisit } from './quotas.ts'
import { Refused } from './refusal.ts'
import { revoke } from './revoke.ts'
import { signUp } from './signUp.ts'
import { token } from './token.ts'
import { userInfo } from './userInfo.ts'
import { cookiesIn, type Visit } from './visit.ts'

type Endpoint = {
  methods: string[]
  answer: (visit: Visit) => Answer | Promise<Answer>
  /** scripts of any page may call it */
  isForScripts?: true
}

const PAGE = ['GET', 'POST']

/** Source: https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-endpoints.html */
const ENDPOINTS: Record<string, Endpoint> = {
  '/oauth2/authorize': { methods: ['GET'], answer: authorize },
  '/oauth2/token': { methods: ['POST'], answer: token, isForScripts: true },
  '/oauth2/userInfo': { methods: ['GET'], answer: userInfo, isForScripts: true },
  '/oauth2/revoke': { methods: ['POST'], answer: revoke, isForScripts: true },
  '/oauth2/idpresponse': { methods: PAGE, answer: idpResponse },
  '/saml2/idpresponse': {
    methods: ['POST'],
    answer: async (visit) => (await openSaml()).samlResponse(visit),
  },
  '/saml2/logout': { methods: PAGE, answer: async (visit) => (await openSaml()).samlLogout(visit) },
  '/login': { methods: PAGE, answer: login },
  '/signup': { methods: PAGE, answer: signUp },
  '/confirm': { methods: PAGE, answer: confirm },
  '/confirmUser': { methods: ['GET'], answer: confirmUser },
  '/confirmUser/': { methods: ['GET'], answer: confirmUser },
  '/feedback': { methods: ['GET'], answer: feedback },
  '/forgotPassword': { methods: PAGE, answer: forgotPassword },
  '/confirmforgotPassword': { methods: PAGE, answer: confirmForgotPassword },
  '/passkeys/add': { methods: PAGE, answer: addPasskey },
  '/logout': { methods: ['GET'], answer: logout },
  '/error': { methods: ['GET'], answer: errorPage },
}

/** How a request came in, and the simulator's own door, for what Cognito itself asks because of it. */
type LoginCall = {
  requestId: string
  parent: number | undefined
  fetchBelow(parent: number): Visit['fetch']
}

/** Answers one request at a pool's domain. */
export async function managedLogin(
  account: Account,
  request: Request,
  { domain, pool }: { domain: UserPoolDomain; pool: UserPool },
  { fetchBelow, ...call }: LoginCall,
): Promise<Answer> {
  const url = new URL(request.url)
  const text = request.method === 'POST' ? await request.text() : ''
  const region = pool.Id.slice(0, pool.Id.indexOf('_'))
  const form = new URLSearchParams(text)
  const asked = {
    ...{ service: 'managed-login', operation: url.pathname, lane: 'login' as const, region, ...call },
    body: text === '' ? undefined : Object.fromEntries(form),
  }
  return record(account, request, asked, (context) =>
    attempt({
      ...{ context, pool, domain, form, fetch: fetchBelow(context.entry) },
      method: request.method,
      path: url.pathname,
      headers: request.headers,
      query: url.searchParams,
      cookies: cookiesIn(request.headers),
    }),
  )
}

async function attempt(visit: Visit): Promise<Answer> {
  const endpoint = Object.hasOwn(ENDPOINTS, visit.path) ? ENDPOINTS[visit.path] : undefined
  if (!endpoint) return { status: 404, headers: {}, body: undefined }
  if (visit.method === 'OPTIONS' && endpoint.isForScripts) return preflight(visit, endpoint.methods)
  if (!endpoint.methods.includes(visit.method)) return methodNotAllowed(visit, endpoint.methods)
  try {
    countVisit(visit)
    return await endpoint.answer(visit)
  } catch (error) {
    if (error instanceof Refused) return error.answer
    // Our own mistake: the reader sees that it is ours, and what it was.
    visit.context.note({ kind: 'decision', what: `The simulator failed: ${String(error)}` })
    return goTo(visit, '/error', new URLSearchParams({ error: 'server_error' }))
  }
}

/** A page of any origin may call the endpoints for machines; Amplify's header makes browsers ask first. */
const preflight = ({ headers }: Visit, methods: string[]): Answer => ({
  status: 200,
  headers: {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': methods.join(', '),
    'access-control-allow-headers': headers.get('access-control-request-headers') ?? '',
    'access-control-max-age': '172800',
  },
  body: undefined,
})
