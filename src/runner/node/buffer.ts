import { Buffer } from 'buffer/index.js'

/**
 * Node's `Buffer` for a page: https://github.com/feross/buffer has all of it but base64url. Handlers know it without
 * importing it.
 */
const { toString } = Buffer.prototype
Buffer.prototype.toString = function (encoding?: string, ...range: number[]) {
  if (encoding !== 'base64url') return toString.call(this, encoding, ...range)
  const base64 = toString.call(this, 'base64', ...range)
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

const { from } = Buffer
/** Reading base64, the package takes both alphabets. */
Buffer.from = ((data: never, encoding?: never, length?: never) =>
  from(data, encoding === 'base64url' ? ('base64' as never) : encoding, length as never)) as typeof from

Object.assign(globalThis, { Buffer })

export { Buffer }
export default { Buffer }
