import { InvalidParameterException, SerializationException } from '../errors.ts'

/** A shape of AWS's API model: the limits of one value. */
export type Shape = {
  type: string
  min?: number
  max?: number
  pattern?: string
  enum?: string[]
  sensitive?: boolean
  members?: Record<string, string>
  required?: string[]
  member?: string
  key?: string
  value?: string
}

/** Who may call: anyone, the owner of an access token in the body, or holders of AWS credentials. */
export type Auth = 'none' | 'accessToken' | 'sigv4'

export type Model = {
  operations: Record<string, { auth: Auth; input?: string }>
  shapes: Record<string, Shape>
}

/**
 * Checks an operation's input by AWS's model, in the model's member order (OP-103).
 *
 * Unknown members are left out, as AWS ignores them.
 *
 * @returns the input with known members only
 * @throws SerializationException when a value has the wrong JSON type
 * @throws InvalidParameterException naming every violation, values of sensitive members hidden
 */
export function checkInput(model: Model, operation: string, body: unknown): Record<string, unknown> {
  const shape = model.operations[operation]?.input
  if (!shape) return {}
  const violations: string[] = []
  const input = read({ model, violations }, shape, body, '')
  if (violations.length) {
    const count = `${violations.length} validation error${violations.length > 1 ? 's' : ''} detected`
    throw InvalidParameterException(`${count}: ${violations.join('; ')}`)
  }
  return input as Record<string, unknown>
}

type Reader = { model: Model; violations: string[] }

function read(reader: Reader, shapeName: string, value: unknown, path: string): unknown {
  if (shapeName === 'Document') return value // any JSON, by AWS's definition
  const shape = reader.model.shapes[shapeName]!
  checkType(shape, value)
  check(reader, shape, value, path)
  if (shape.type === 'structure') return readStructure(reader, shape, value as Record<string, unknown>, path)
  if (shape.type === 'list') {
    return (value as unknown[]).map((item, i) => read(reader, shape.member!, item, `${path}.${i + 1}.member`))
  }
  if (shape.type === 'map') return readMap(reader, shape, value as Record<string, unknown>, path)
  return value
}

function readStructure(reader: Reader, shape: Shape, value: Record<string, unknown>, path: string) {
  const out: Record<string, unknown> = {}
  for (const [name, inner] of Object.entries(shape.members ?? {})) {
    const at = path ? `${path}.${lowerCamel(name)}` : lowerCamel(name)
    const member = Object.hasOwn(value, name) ? value[name] : undefined
    if (member !== undefined && member !== null) out[name] = read(reader, inner, member, at)
    else if (shape.required?.includes(name)) {
      reader.violations.push(`Value null at '${at}' failed to satisfy constraint: Member must not be null`)
    }
  }
  return out
}

function readMap(reader: Reader, shape: Shape, value: Record<string, unknown>, path: string) {
  const entries = Object.entries(value).filter(([, item]) => item !== null)
  return Object.fromEntries(
    entries.map(([key, item]) => [
      read(reader, shape.key!, key, `${path}.key`),
      read(reader, shape.value!, item, `${path}.${key}.member`),
    ]),
  )
}

/** Length, range, pattern and enum (OP-506) of one value. */
function check(reader: Reader, shape: Shape, value: unknown, path: string): void {
  const fail = (constraint: string) => {
    const shown = shape.sensitive || typeof value === 'object' ? 'Value' : `Value '${String(value)}'`
    reader.violations.push(`${shown} at '${path}' failed to satisfy constraint: Member must ${constraint}`)
  }
  const size = sizeOf(value)
  const measure = typeof value === 'number' ? 'value' : 'length'
  if (shape.enum && !shape.enum.includes(value as string)) {
    return fail(`satisfy enum value set: [${shape.enum.join(', ')}]`)
  }
  if (shape.min !== undefined && size < shape.min)
    fail(`have ${measure} greater than or equal to ${shape.min}`)
  if (shape.max !== undefined && size > shape.max) fail(`have ${measure} less than or equal to ${shape.max}`)
  if (shape.pattern && typeof value === 'string' && !patternOf(shape.pattern).test(value)) {
    fail(`satisfy regular expression pattern: ${shape.pattern}`)
  }
}

function sizeOf(value: unknown): number {
  if (typeof value === 'number') return value
  if (typeof value === 'string' || Array.isArray(value)) return value.length
  return typeof value === 'object' && value ? Object.keys(value).length : 0
}

const patterns = new Map<string, RegExp>()

/** A Java pattern that must match the whole value. */
function patternOf(source: string): RegExp {
  const known = patterns.get(source)
  if (known) return known
  const body = source.replace(/^\(\?s\)/, '')
  const made = new RegExp(`^(?:${body})$`, body === source ? 'u' : 'us')
  patterns.set(source, made)
  return made
}

/** The Java class that AWS names when a JSON value has the wrong type (OP-104). */
function checkType(shape: Shape, value: unknown): void {
  const want = WANTED[shape.type] ?? 'string'
  // AWS's text for a null in a list is not on record.
  if (value === null) throw SerializationException()
  const is = Array.isArray(value) ? 'array' : typeof value
  if (is === 'string' && LONE_SURROGATE.test(value as string)) throw SerializationException()
  // Half a number has no text on record.
  if (want === 'number' && shape.type !== 'timestamp' && shape.type !== 'double' && is === 'number') {
    if (Number.isInteger(value)) return
    throw SerializationException()
  }
  if (want.includes(is)) return
  const from = JAVA[is] ?? 'java.lang.Object'
  const to = { string: 'an String', integer: 'an Integer', long: 'a Long', boolean: 'a Boolean' }[shape.type]
  if (!to) throw SerializationException()
  throw SerializationException(`class ${from} can not be converted to ${to}`)
}

/** Half of a UTF-16 pair: text that has no UTF-8. */
const LONE_SURROGATE = /\p{Surrogate}/u

const WANTED: Record<string, string> = {
  structure: 'object',
  map: 'object',
  list: 'array',
  boolean: 'boolean',
  integer: 'number',
  long: 'number',
  double: 'number',
  timestamp: 'number',
}
const JAVA: Record<string, string> = {
  number: 'java.lang.Integer',
  boolean: 'java.lang.Boolean',
  string: 'java.lang.String',
}

const lowerCamel = (name: string) => name.charAt(0).toLowerCase() + name.slice(1)
