import type { Account } from './context.ts'
import { passingUtf8 } from './crypto/bytes.ts'
import { uuid } from './crypto/ids.ts'
import { corsHeaders, preflight } from './protocol/cors.ts'
import { textOf } from './protocol/awsJson.ts'
import { record, type Answer } from './record.ts'
import { idpNameAt } from './outsideHosts.ts'
import { findDomainAt } from './store/domains.ts'
import { jwksOf, openIdConfigurationOf } from './userPools/discovery.ts'
import { upload } from './userPools/users/importUpload.ts'
import { userPoolsService } from './userPools/service.ts'

/** What answers a request: AWS host and path → service. The first row that fits. */
const ROUTES: { method: string; host: RegExp; path: RegExp; answer: Handler }[] = [
  {
    method: 'OPTIONS',
    host: /\.amazonaws\.com$/,
    path: /^/,
    answer: ({ request, requestId }) => preflight(request, requestId),
  },
  { method: 'POST', host: /^cognito-idp\.([a-z0-9-]+)\.amazonaws\.com$/, path: /^\/$/, answer: userPools },
  {
    method: 'GET',
    host: /^(?:issuer-)?cognito-idp\.([a-z0-9-]+)\.amazonaws\.com$/,
    path: /^\/([\w-]+)\/\.well-known\/jwks\.json$/,
    answer: document('jwks.json', jwksOf),
  },
  {
    method: 'GET',
    host: /^(?:issuer-)?cognito-idp\.([a-z0-9-]+)\.amazonaws\.com$/,
    path: /^\/([\w-]+)\/\.well-known\/openid-configuration$/,
    answer: document('openid-configuration', openIdConfigurationOf),
  },
  {
    method: 'PUT',
    host: /^aws-cognito-idp-user-import-([a-z0-9-]+)\.s3\.\1\.amazonaws\.com$/,
    path: /^\/\d{12}\/([\w-]+)\/(import-[\w-]+)$/,
    answer: importFile,
  },
]

type Call = {
  account: Account
  request: Request
  requestId: string
  host: RegExpExecArray
  path: RegExpExecArray
  /** the request whose function asks, in the log */
  parent: number | undefined
}
type Handler = (call: Call) => Response | Promise<Response>

/** @param parent the request whose function asks, in the log */
export async function route(account: Account, request: Request, parent?: number): Promise<Response> {
  const url = new URL(request.url)
  const requestId = uuid(account.world)
  for (const { method, host, path, answer } of ROUTES) {
    if (request.method !== method) continue
    const [inHost, inPath] = [host.exec(url.host), path.exec(url.pathname)]
    if (inHost && inPath) return answer({ account, request, requestId, host: inHost, path: inPath, parent })
  }
  const there = findDomainAt(account.state, url.host)
  if (there) {
    const { managedLogin } = await import('./websites.ts')
    const fetchBelow = (entry: number) => (asked: Request) => route(account, asked, entry)
    return responseOf(await managedLogin(account, request, there, { requestId, parent, fetchBelow }))
  }
  const idp = idpNameAt(url.host)
  if (idp !== undefined) {
    const { outside } = await import('./websites.ts')
    return responseOf(await outside(account, request, idp, { requestId, parent }))
  }
  const message = `${request.method} ${url.host}${url.pathname} is not simulated yet. See the fidelity table.`
  return Response.json({ __type: 'NotSimulated', message }, { status: 400, headers: corsHeaders })
}

async function userPools({ account, request, requestId, host, parent }: Call): Promise<Response> {
  const text = textOf(await request.arrayBuffer())
  const call = { region: host[1]!, requestId, parent, text }
  return readable(await userPoolsService(account, request, call))
}

/** A document that a pool publishes, for anyone who asks. */
function document(
  operation: string,
  find: (account: Account, poolId: string) => object | undefined,
): Handler {
  return async ({ account, request, requestId, host, path, parent }) => {
    const asked = {
      service: 'cognito-idp',
      operation,
      lane: 'user-pool' as const,
      region: host[1]!,
      requestId,
      parent,
    }
    const headers = { 'content-type': 'application/json' }
    const answer = await record(account, request, asked, () => {
      const body = path[1]!.startsWith(`${host[1]}_`) ? find(account, path[1]!) : undefined
      return body ? { status: 200, headers, body } : { status: 404, headers, body: { message: 'Not Found' } }
    })
    return readable(answer)
  }
}

/** The file of an import job, put to the address that the job gave. */
async function importFile({ account, request, requestId, host, path, parent }: Call): Promise<Response> {
  const file = await request.arrayBuffer()
  const asked = {
    ...{
      service: 's3',
      operation: 'PutObject',
      lane: 'service' as const,
      region: host[1]!,
      requestId,
      parent,
    },
    body: { bytes: file.byteLength },
  }
  const [, poolId, jobId] = path
  const answer = await record(account, request, asked, (context) =>
    upload(context, request, poolId!, jobId!, file),
  )
  return readable(answer)
}

const responseOf = ({ status, headers, body }: Answer): Response =>
  new Response(bytesOf(body), { status, headers })

/** A response that pages of any origin may read. */
const readable = ({ headers, ...answer }: Answer): Response =>
  responseOf({ ...answer, headers: { ...headers, ...corsHeaders } })

// As bytes: of a text a page makes a response more slowly.
const bytesOf = (body: unknown) =>
  body === undefined ? null : passingUtf8(typeof body === 'string' ? body : JSON.stringify(body))
