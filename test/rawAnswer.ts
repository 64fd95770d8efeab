import { rawCall, START } from './world.ts'

const stamp = new Date(START).toISOString().replace(/[-:]|\.\d+/g, '')

/** Headers of a signed call, dated by the host's clock, which stands still in tests. */
export const SIGNED = {
  'x-amz-date': stamp,
  authorization:
    `AWS4-HMAC-SHA256 Credential=AKID/${stamp.slice(0, 8)}/us-east-1/cognito-idp/aws4_request, ` +
    `SignedHeaders=host;x-amz-date, Signature=${'a'.repeat(64)}`,
}

export type Body = Record<string, unknown>
export type Answer = { status: number; error?: string; message?: string; body: Body }

/** What a call is answered with, success or not. The SDK would try some again, and throw the rest. */
export async function rawAnswer(
  simulator: { fetch(request: Request): Promise<Response> },
  operation: string,
  input: object,
): Promise<Answer> {
  const response = await rawCall(simulator, operation, JSON.stringify(input), SIGNED)
  const text = await response.text()
  const body = text ? (JSON.parse(text) as Body) : {}
  const { __type: error, message } = body as { __type?: string; message?: string }
  return { status: response.status, body, ...(error && { error, message: message ?? '' }) }
}
