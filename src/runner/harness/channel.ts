import type { Answer, Outgoing } from '../messages.ts'
import type { Inside, Limits } from '../types.ts'

/** How the harness reaches what is outside of its worker. */
export type Edge = {
  post(message: Outgoing, transfer: ArrayBuffer[]): void
  listen(take: (answer: Answer) => void): void
}

type Waiting = { resolve(answer: Answer): void; reject(error: Error): void }

/** The two ways out: requests, and calls of functions by name. Own references: code inside may replace any prototype. */
export function openChannel(
  edge: Edge,
  limits: Limits,
): Pick<Inside, 'call' | 'fetchVia'> & { pending(): number } {
  const { parse, stringify } = JSON
  const { Request, Response, Promise, TypeError, Error, Object } = globalThis
  const waiting: Record<number, Waiting> = Object.create(null)
  let sent = 0
  let pending = 0

  edge.listen((answer) => {
    const waiter = waiting[answer.id]
    delete waiting[answer.id]
    if (!waiter) return
    pending--
    if ('error' in answer) waiter.reject(errorOf(answer.error))
    else waiter.resolve(answer)
  })

  function errorOf({ name, message }: { name: string; message: string }): Error {
    const error = name === 'TypeError' ? new TypeError(message) : new Error(message)
    return Object.defineProperty(error, 'name', { value: name, configurable: true })
  }

  function ask(
    message: (id: number) => Outgoing,
    transfer: ArrayBuffer[],
    signal?: AbortSignal,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const id = ++sent
      if (id > limits.calls)
        return reject(new TypeError(`This run made ${limits.calls} calls; no more are let out.`))
      waiting[id] = { resolve, reject }
      pending++
      signal?.addEventListener('abort', () => {
        if (waiting[id]) pending--
        delete waiting[id]
        reject(signal.reason as Error)
      })
      edge.post(message(id), transfer)
    })
  }

  const fetchVia =
    (via: number): typeof fetch =>
    async (input, init) => {
      const request = new Request(input, init)
      request.signal.throwIfAborted()
      // Not by `request.body`, which Firefox has not.
      const bytes = await request.arrayBuffer()
      const body = bytes.byteLength ? bytes : null
      if (bytes.byteLength > limits.bytes) throw new TypeError(`A request may carry ${limits.bytes} bytes.`)
      const { url, method } = request
      const headers: [string, string][] = []
      request.headers.forEach((value, name) => headers.push([name, value]))
      const message = (id: number): Outgoing => ({ kind: 'fetch', id, via, url, method, headers, body })
      const answer = await ask(message, body ? [body] : [], request.signal)
      if (!('response' in answer)) throw new TypeError('The request was not answered.')
      const { body: content, ...init_ } = answer.response
      const response = new Response(content.byteLength ? content : null, init_)
      return Object.defineProperty(response, 'url', { value: url })
    }

  async function call(name: string, ...args: unknown[]): Promise<unknown> {
    const text = stringify(args)
    const answer = await ask((id) => ({ kind: 'call', id, name, args: text }), [])
    return 'json' in answer && answer.json !== undefined ? (parse(answer.json) as unknown) : undefined
  }

  return { call, fetchVia, pending: () => pending }
}
