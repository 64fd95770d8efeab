/** A request that is answered before, or instead of, the simulator: what was wrong with it as HTTP. */
export class Refusal extends Error {
  readonly status: number
  readonly headers: Record<string, string>
  /**
   * @param name the answer's `__type`
   * @param message what was found, and what to send instead
   */
  constructor(status: number, name: string, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.name = name
    this.status = status
    this.headers = headers
  }
}

export const Misdirected = (host: string) =>
  new Refusal(
    421,
    'MisdirectedRequest',
    `This emulator answers to localhost, *.localhost, 127.0.0.1 and [::1], not to "${host}".`,
  )

export const ForeignOrigin = (origin: string) =>
  new Refusal(
    403,
    'ForeignOrigin',
    `Pages of "${origin}" may not use this emulator. Pages of localhost may; for another origin start it with --origin.`,
  )

export const BadRequest = (message: string) => new Refusal(400, 'BadRequest', message)

export const BodyTooLarge = (limit: number) =>
  new Refusal(413, 'RequestEntityTooLarge', `A request's body may have ${limit} bytes.`)

export const EncodedBody = (encoding: string) =>
  new Refusal(
    415,
    'UnsupportedMediaType',
    `A body with Content-Encoding "${encoding}" is not read: send it plain.`,
  )

export const UnknownExpectation = () =>
  new Refusal(417, 'ExpectationFailed', 'The only expectation that is met is "Expect: 100-continue".')

export const MethodNotAllowed = (method: string, allowed: string[]) =>
  new Refusal(405, 'MethodNotAllowed', `${method} is not answered here, but ${allowed.join(', ')}.`, {
    allow: allowed.join(', '),
  })

export const NotFound = (message: string) => new Refusal(404, 'NotFound', message)
