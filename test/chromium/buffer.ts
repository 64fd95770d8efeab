import '../../src/runner/node/buffer.ts'

/** Node's `Buffer` for tests that run in Chromium; `global` is what older packages (amazon-cognito-identity-js) call the page's window. */
Object.assign(globalThis, { global: globalThis })
