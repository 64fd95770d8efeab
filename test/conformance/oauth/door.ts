import { request as send, type IncomingMessage } from 'node:http'
import { afterAll } from 'vitest'
import { openEmulator } from '../../../src/emulator/openEmulator.ts'
import { readOptions } from '../../../src/emulator/options.ts'
import { clientFor } from '../../emulator/opened.ts'

/** An emulator on a free port until the tests of a file are over, and a way in for relying parties: HTTP. */
export async function openDoor(args: string[] = []) {
  const options = readOptions(['--port', '0', ...args])
  if (options === 'help') throw new TypeError('Help opens nothing.')
  const { url, account, close } = await openEmulator(options)
  afterAll(close)
  const { port } = new URL(url)
  return {
    url,
    account,
    cognito: clientFor(url),
    /** simulated milliseconds */
    now: () => account.now(),
    /** Moves simulated time on. */
    advance: (seconds: number) => account.advance(seconds * 1000),
    /** Where a pool's domain is reached. */
    originOf: (domain: string) => `http://${domain}.localhost:${port}`,
    fetch: overHttp,
  }
}

export type Door = Awaited<ReturnType<typeof openDoor>>

/**
 * Asks a host of this computer's; not every system resolves names under localhost. No redirect is followed. Cookies go in
 * the headers in which a simulator without HTTP has them.
 */
async function overHttp(request: Request): Promise<Response> {
  const { host, port, pathname, search } = new URL(request.url)
  const { 'x-cookie': cookie, ...headers } = Object.fromEntries(request.headers)
  const body = Buffer.from(await request.arrayBuffer())
  return new Promise((resolve, reject) => {
    const asked = send(
      {
        ...{ host: '127.0.0.1', port, method: request.method, path: pathname + search },
        headers: {
          ...{ ...headers, host, ...(cookie !== undefined && { cookie }) },
          ...(body.length > 0 && { 'content-length': body.length }),
        },
      },
      (answer) => responseOf(answer).then(resolve, reject),
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

async function responseOf(answer: IncomingMessage): Promise<Response> {
  const headers = new Headers()
  for (let i = 0; i < answer.rawHeaders.length; i += 2) {
    headers.append(answer.rawHeaders[i]!, answer.rawHeaders[i + 1]!)
  }
  if (answer.headers['set-cookie']) headers.set('x-set-cookie', JSON.stringify(answer.headers['set-cookie']))
  const parts: Buffer[] = []
  for await (const part of answer) parts.push(part as Buffer)
  return new Response(Buffer.concat(parts), { status: answer.statusCode!, headers })
}
