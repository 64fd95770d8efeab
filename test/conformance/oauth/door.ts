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
  return {
    url,
    account,
    cognito: clientFor(url),
    /** simulated milliseconds */
    now: () => account.now(),
    /** Moves simulated time on. */
    advance: (seconds: number) => account.advance(seconds * 1000),
    /** Where a pool's domain is reached. */
    originOf: (domain: string) => `${url}/_domain/${domain}`,
    fetch: overHttp,
  }
}

export type Door = Awaited<ReturnType<typeof openDoor>>

/** Follows no redirect. Cookies go in the headers in which a simulator without HTTP has them. */
async function overHttp(request: Request): Promise<Response> {
  const asked = new Headers(request.headers)
  const cookie = asked.get('x-cookie')
  asked.delete('x-cookie')
  if (cookie !== null) asked.set('cookie', cookie)
  const answer = await fetch(new Request(request, { headers: asked, redirect: 'manual' }))
  const headers = new Headers(answer.headers)
  headers.set('x-set-cookie', JSON.stringify(answer.headers.getSetCookie()))
  return new Response(answer.body, { status: answer.status, headers })
}
