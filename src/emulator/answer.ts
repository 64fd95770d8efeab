import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Account } from './account.ts'
import { admit, corsHeaders } from './admission.ts'
import { drain, readBody } from './body.ts'
import { CONTROL, control } from './control.ts'
import { S3, toAws } from './doors.ts'
import { MethodNotAllowed, Refusal } from './refusal.ts'

/** What every answer depends on: `region` for calls that name none, `origins` of pages that may ask. */
export type House = { account: Account; region: string; origins: readonly string[] }

/** Answers one request: refused at the gate, by the emulator's own control, or by the simulator. */
export async function answer(
  house: House,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let origin: string | undefined
  try {
    const admitted = admit(request, house.origins)
    origin = admitted.origin
    const body = await readBody(request, admitted.url.pathname.startsWith(S3))
    await send(response, await answerTo(house, request, admitted.url, body), origin)
  } catch (error) {
    // A client that has gone hears nothing.
    if (request.destroyed && !request.complete) return
    const refusal = error instanceof Refusal ? error : ownMistake(error)
    await drain(request)
    response.shouldKeepAlive = false
    await send(response, refused(refusal), origin)
  }
}

async function answerTo(
  { account, region }: House,
  request: IncomingMessage,
  url: URL,
  body: Buffer,
): Promise<Response> {
  const method = request.method ?? ''
  if (url.pathname.startsWith(CONTROL)) return control(method, { url, body, account })
  // The Fetch standard knows no such requests.
  if (['CONNECT', 'TRACE', 'TRACK'].includes(method))
    throw MethodNotAllowed(method, ['GET', 'POST', 'OPTIONS'])
  const headers = headersOf(request)
  const target = headers.get('x-amz-target') ?? undefined
  const authorization = headers.get('authorization') ?? undefined
  const awsUrl = toAws(account.simulator.state, { url, target, authorization, body }, region)
  const hasBody = method !== 'GET' && method !== 'HEAD'
  // A Buffer is a Uint8Array of an ArrayBuffer here: nothing shares its memory.
  const init = { method, headers, ...(hasBody && { body: body as Uint8Array<ArrayBuffer> }) }
  return account.fetch(new Request(awsUrl, init))
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let i = 0; i < rawHeaders.length; i += 2) headers.append(rawHeaders[i]!, rawHeaders[i + 1]!)
  return headers
}

/** A fault of the emulator's own: it says so, and goes on. */
function ownMistake(error: unknown): Refusal {
  console.error(error)
  return new Refusal(500, 'InternalFailure', `The emulator failed: ${String(error)}`)
}

/** A refusal as AWS JSON, so that SDKs read it too. */
export function refused({ status, name, message, headers }: Refusal): Response {
  return Response.json(
    { __type: name, message },
    { status, headers: { ...headers, 'x-amzn-errortype': name } },
  )
}

async function send(response: ServerResponse, answered: Response, origin: string | undefined): Promise<void> {
  const bytes = Buffer.from(await answered.arrayBuffer())
  response.writeHead(answered.status, {
    'x-amzn-requestid': randomUUID(),
    ...corsHeaders(answered.headers, origin),
    ...(answered.status !== 204 && { 'content-length': bytes.length }),
  })
  response.end(bytes)
}
