import type { HttpHandlerOptions, HttpRequest, HttpResponse, RequestHandler } from '@smithy/types'

/** What answers a request: the simulator's `fetch`, or the host's for real AWS. */
export type Fetch = (request: Request) => Promise<Response>

/** An HTTP handler as SDK clients take it. */
export type SdkHandler = RequestHandler<HttpRequest, HttpResponse, HttpHandlerOptions> & {
  updateHttpClientConfig(): void
  httpHandlerConfigs(): object
}

/**
 * Lets an unmodified AWS SDK client speak through any `fetch`.
 *
 * Which `fetch` a client is given is the whole difference between simulated and live.
 */
export function requestHandler(fetch: Fetch): SdkHandler {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request, { abortSignal } = {}) {
      const answer = await fetch(requestOf(request, abortSignal as AbortSignal | undefined))
      const body = new Uint8Array(await answer.arrayBuffer())
      return { response: { statusCode: answer.status, headers: Object.fromEntries(answer.headers), body } }
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  }
}

function requestOf(request: HttpRequest, signal: AbortSignal | undefined): Request {
  const { protocol, hostname, port, path } = request
  const url = `${protocol}//${hostname}${port ? `:${port}` : ''}${path}${queryOf(request)}`
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD' && request.body
  return new Request(url, {
    method: request.method,
    headers: request.headers,
    ...(hasBody && { body: request.body as BodyInit }),
    ...(signal && { signal }),
  })
}

function queryOf({ query = {} }: HttpRequest): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value ?? ''].flat().map((item) => [name, item]),
  )
  return pairs.length ? `?${new URLSearchParams(pairs)}` : ''
}
