import { connect, type Socket } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import { onTestFinished } from 'vitest'
import { LIMITS } from '../../src/emulator/listen.ts'
import { openEmulator } from '../../src/emulator/openEmulator.ts'
import { readOptions } from '../../src/emulator/options.ts'

/** An emulator on a free port until the test ends, from the words of its command line. */
export async function opened(args: string[] = [], limits = LIMITS) {
  const options = readOptions(['--port', '0', ...args])
  if (options === 'help') throw new TypeError('Help opens nothing.')
  const emulator = await openEmulator(options, limits)
  let isOpen = true
  const close = async () => {
    if (isOpen) await emulator.close()
    isOpen = false
  }
  onTestFinished(close)
  const port = Number(new URL(emulator.url).port)
  const control = async (path: string, init?: RequestInit) =>
    (await fetch(`${emulator.url}/_emulator/${path}`, init)).json()
  return { ...emulator, port, control, close, cognito: clientFor(emulator.url) }
}

/** The unmodified SDK client, told nothing but where to go. */
export const clientFor = (endpoint: string, region = 'us-east-1') =>
  new CognitoIdentityProviderClient({
    endpoint,
    region,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'any' },
    maxAttempts: 1,
  })

/** The path of a file that does not exist yet, in a folder of its own. */
export function newFile(name = 'state.json'): string {
  const folder = mkdtempSync(join(tmpdir(), 'deep-end-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, name)
}

/** Writes bytes to a port as they are; answers all that came back until the other side closed. */
export function raw(port: number, text: string | Buffer, then?: (socket: Socket) => void): Promise<string> {
  return new Promise((resolve) => {
    let answered = ''
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text)
      then?.(socket)
    })
    socket.on('data', (data) => (answered += data.toString('latin1')))
    socket.on('error', () => {})
    socket.on('close', () => resolve(answered))
  })
}

/** The text of a request that asks the other side to close afterwards. */
export function requestText(
  line: string,
  headers: Record<string, string | string[]>,
  body: string | Buffer = '',
): Buffer {
  const all: Record<string, string | string[]> = {
    host: 'localhost',
    connection: 'close',
    ...(body.length > 0 && { 'content-length': String(Buffer.byteLength(body)) }),
    ...headers,
  }
  const lines = Object.entries(all).flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}`))
  return Buffer.concat([Buffer.from(`${line} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`), Buffer.from(body)])
}
