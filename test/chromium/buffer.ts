import { Buffer } from 'buffer/index.js'

/**
 * Node's `Buffer` for tests that run in Chromium: the package has all of it but base64url. The name `global` is what
 * older packages (amazon-cognito-identity-js) call the page's window.
 */
const { toString } = Buffer.prototype
Buffer.prototype.toString = function (encoding?: BufferEncoding, ...range: number[]) {
  if (encoding !== 'base64url') return toString.call(this, encoding, ...range)
  const base64 = toString.call(this, 'base64', ...range)
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

const { from } = Buffer
/** Reading base64, the package takes both alphabets. */
Buffer.from = ((data: never, encoding?: never, length?: never) =>
  from(data, encoding === 'base64url' ? ('base64' as never) : encoding, length as never)) as typeof from

Object.assign(globalThis, { Buffer, global: globalThis })
