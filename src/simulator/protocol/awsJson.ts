import type { Answer } from '../record.ts'
import type { AwsException } from '../errors.ts'

const CONTENT_TYPE = 'application/x-amz-json-1.1'

/** The deepest nesting of a request that is read; deeper text is refused before it is parsed. */
const MAX_DEPTH = 32

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of a body; nothing when it is not UTF-8, or begins with a byte-order mark. */
export function textOf(body: ArrayBuffer): string | undefined {
  try {
    const text = utf8.decode(body)
    return text.startsWith('\ufeff') ? undefined : text
  } catch {
    return undefined
  }
}

/** The JSON object of a text, which may be empty; nothing when it is none. */
export function findJson(text: string | undefined): Record<string, unknown> | undefined {
  if (text?.trim() === '') return {}
  if (text === undefined || depthOf(text) > MAX_DEPTH) return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? (value as Record<string, unknown>) : undefined
}

export const answerOf = (requestId: string, output: unknown): Answer => ({
  status: 200,
  headers: { 'content-type': CONTENT_TYPE, 'x-amzn-requestid': requestId },
  body: output,
})

/** The recorded form of a refusal: error type with a trailing colon, `message` in lower case. */
export const refusalOf = (requestId: string, error: AwsException, status = error.status): Answer => ({
  status,
  headers: {
    'content-type': CONTENT_TYPE,
    'x-amzn-requestid': requestId,
    'x-amzn-errortype': `${error.name}:`,
    ...(error.message && { 'x-amzn-errormessage': headerText(error.message) }),
  },
  body: { __type: error.name, ...(error.message && { message: error.message }) },
})

/** Header values are single lines of ASCII, and clients read 16 KB of headers at most. */
const headerText = (text: string) => text.slice(0, 4096).replace(/[^\x20-\x7e]/g, ' ')

/** How deep the brackets of a JSON text nest, strings set aside. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const char = text[i]
    if (inString) {
      if (char === '\\') i++
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '{' || char === '[') deepest = Math.max(deepest, ++depth)
    else if (char === '}' || char === ']') depth--
  }
  return deepest
}
