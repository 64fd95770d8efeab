import { randomUUID } from 'node:crypto'
import { createServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { StartError } from './options.ts'
import { UnknownExpectation } from './refusal.ts'
import { refused } from './answer.ts'

/** How long a client may take, in milliseconds, and how many may be there at once on each address. */
export type Limits = { headers: number; request: number; sockets: number }

export const LIMITS: Limits = { headers: 10_000, request: 30_000, sockets: 64 }

/** Bytes of all headers together. */
const MAX_HEADERS = 16 * 1024
/** Longer than SDK clients keep an idle connection, so that they are the ones to close it. */
const KEEP_ALIVE = 65_000

type Listener = (request: IncomingMessage, response: ServerResponse) => void

/**
 * Listens on this computer alone: 127.0.0.1, and ::1 where there is one.
 *
 * @param port 0: any that is free on both
 * @throws StartError when the port is taken
 */
export async function listen(port: number, listener: Listener, limits: Limits) {
  const first = serverFor(listener, limits)
  await open(first, '127.0.0.1', port)
  const taken = (first.address() as AddressInfo).port
  const second = serverFor(listener, limits)
  const servers = (await isOpenOnIp6(second, taken)) ? [first, second] : [first]
  return { port: taken, close: async () => void (await Promise.all(servers.map(close))) }
}

function serverFor(listener: Listener, limits: Limits): Server {
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADERS,
      headersTimeout: limits.headers,
      requestTimeout: limits.request,
      connectionsCheckingInterval: Math.min(1000, limits.headers),
      keepAliveTimeout: KEEP_ALIVE,
      // Looked at with the other headers, so that this refusal too carries a request id.
      requireHostHeader: false,
    },
    listener,
  )
  server.maxConnections = limits.sockets
  server.on('clientError', refuseUnread)
  server.on('checkExpectation', (_request, response: ServerResponse) => void refuse(response))
  return server
}

async function refuse(response: ServerResponse): Promise<void> {
  const answered = refused(UnknownExpectation())
  response.writeHead(answered.status, {
    'x-amzn-requestid': randomUUID(),
    'content-type': 'application/json',
    connection: 'close',
  })
  response.end(await answered.text())
}

/** What the HTTP parser calls its findings, and the status for each; anything else is a bad request. */
const STATUSES: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }

/** Answers what is no whole request: too slow, too large, or not HTTP. */
function refuseUnread(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status = STATUSES[error.code ?? ''] ?? 400
  const name = STATUS_CODES[status]!
  const body = JSON.stringify({
    __type: name.replaceAll(' ', ''),
    message: 'This is no request that can be read.',
  })
  socket.end(
    `HTTP/1.1 ${status} ${name}\r\nx-amzn-requestid: ${randomUUID()}\r\ncontent-type: application/json\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    () => socket.destroy(),
  )
}

function open(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(whyNot(error, port)))
    server.listen(port, host, () => resolve())
  })
}

/** Without IPv6 on this computer one address is enough; a port that is taken there is not. */
async function isOpenOnIp6(server: Server, port: number): Promise<boolean> {
  try {
    await open(server, '::1', port)
    return true
  } catch (error) {
    if (error instanceof StartError) throw error
    return false
  }
}

function whyNot(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    const debuggers = port === 9229 ? ' (Node’s debugger uses 9229 too)' : ''
    return new StartError(
      `Port ${port} is taken by another program${debuggers}. End that one, or choose another: --port ${port + 1}`,
    )
  }
  if (error.code === 'EACCES')
    return new StartError(`Port ${port} needs rights that you don’t have: take one from 1024 on.`)
  return error
}

/** Ends idle connections at once, busy ones when they have been answered, or after a second. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), 1000)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })
}
