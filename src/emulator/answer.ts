import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Account } from './account.ts'
import { admit, ANY_PAGE, corsHeaders } from './admission.ts'
import { drain, readBody } from './body.ts'
import { CONTROL, control } from './control.ts'
import { S3, toAws } from './doors.ts'
import { hearing, ledToPages, pageDoor, spoken } from './pageDoor.ts'
import { MethodNotAllowed, Refusal } from './refusal.ts'

/** What every answer depends on. */
export type House = {
  account: Account
  /** of calls that name none */
  region: string
  /** of pages that may ask, besides those of this computer */
  origins: readonly string[]
  /** where clients reach an AWS address */
  publicUrl(awsUrl: string): string
}

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

async function answerTo(house: House, request: IncomingMessage, url: URL, body: Buffer): Promise<Response> {
  const { account, region, publicUrl } = house
  const method = request.method ?? ''
  if (url.pathname.startsWith(CONTROL)) return control(method, { url, body, account })
  // The Fetch standard knows no such requests.
  if (['CONNECT', 'TRACE', 'TRACK'].includes(method))
    throw MethodNotAllowed(method, ['GET', 'POST', 'OPTIONS'])
  const headers = hearing(headersOf(request))
  const target = headers.get('x-amz-target') ?? undefined
  const { state } = account.simulator
  const door = target === undefined ? pageDoor(state, url, region) : undefined
  if (door) {
    const led = ledToPages(door, method, url.search)
    if (led) return led
    // Of a HEAD the answer's body is not sent.
    const plain = method === 'HEAD' ? 'GET' : method
    const asked = requestOf(door.origin + door.path + url.search, plain, headers, body)
    return spoken(door, await account.fetch(asked), publicUrl)
  }
  const authorization = headers.get('authorization') ?? undefined
  const awsUrl = toAws(state, { url, target, authorization, body }, region)
  return account.fetch(requestOf(awsUrl, method, headers, body))
}

function requestOf(url: string, method: string, headers: Headers, body: Buffer): Request {
  const hasBody = method !== 'GET' && method !== 'HEAD'
  // A Buffer is a Uint8Array of an ArrayBuffer here: nothing shares its memory.
  return new Request(url, { method, headers, ...(hasBody && { body: body as Uint8Array<ArrayBuffer> }) })
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
    { status, headers: { ...ANY_PAGE, ...headers, 'x-amzn-errortype': name } },
  )
}

async function send(response: ServerResponse, answered: Response, origin: string | undefined): Promise<void> {
  const bytes = Buffer.from(await answered.arrayBuffer())
  response.writeHead(answered.status, {
    'x-amzn-requestid': randomUUID(),
    ...corsHeaders(answered.headers, origin),
    ...cookiesOf(answered.headers),
    ...(answered.status !== 204 && { 'content-length': bytes.length }),
  })
  response.end(bytes)
}

/** Each cookie is a header of its own. */
function cookiesOf(headers: Headers): Record<string, string[]> {
  const cookies = headers.getSetCookie()
  return cookies.length ? { 'set-cookie': cookies } : {}
}
