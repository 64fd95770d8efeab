import { expect } from 'vitest'

/**
 * Handlers that mean harm, and how each must end. `ORIGIN` in a source becomes the address of the page's own server,
 * where nothing but the page itself may be asked for.
 */
export type Hostile = {
  name: string
  source: string
  /** what the outcome must look like */
  ends: object
  /** It never ends by itself: Node has to stop it too. */
  isRunaway?: true
}

export const LATE = { kind: 'failed', why: 'Socket timeout while invoking Lambda function' }
const threw = (message: unknown, more: object = {}) => ({ kind: 'threw', message, ...more })
const containing = (text: string) => expect.stringContaining(text) as unknown
const matching = (pattern: RegExp) => expect.stringMatching(pattern) as unknown

const runaway = (name: string, source: string, ends: object = LATE): Hostile => ({
  name,
  source,
  ends,
  isRunaway: true,
})
const inHandler = (body: string) => `exports.handler = async (event) => { ${body} }`

/** Tries something, and answers "no" when that was refused. */
const refused = (name: string, attempt: string): Hostile => ({
  name,
  source: inHandler(`try { ${attempt} } catch { return 'no' } return 'YES'`),
  ends: { kind: 'returned', value: 'no' },
})

const syntax = (name: string, source: string, line: number): Hostile => ({
  name,
  source,
  ends: threw(matching(/^SyntaxError: /), {
    name: 'Runtime.UserCodeSyntaxError',
    at: { module: 'index.js', line, column: expect.any(Number) as unknown },
  }),
})

export const HOSTILE: Hostile[] = [
  // 1–10: never ends, or takes all there is
  runaway('1 loop in the handler', inHandler('for (;;);')),
  runaway('2 loop at the top', 'for (;;);'),
  runaway(
    '3 endless microtasks',
    inHandler('(function next() { Promise.resolve().then(next) })(); return new Promise(() => {})'),
  ),
  runaway('4 a promise that never resolves', inHandler('return new Promise(() => {})')),
  runaway(
    '5 heap bomb',
    inHandler('const kept = []; for (;;) kept.push(new Array(1e4).fill(Math.random()))'),
  ),
  runaway(
    '6 ArrayBuffer bomb',
    inHandler('const kept = []; for (;;) try { kept.push(new Uint8Array(1e6).fill(1)) } catch {}'),
  ),
  runaway(
    '7 Map bomb',
    inHandler(
      'const kept = []; for (;;) { const map = new Map(); kept.push(map); for (let i = 0; i < 1e5; i++) map.set({}, i) }',
    ),
  ),
  {
    name: '8 string doubling',
    source: inHandler('let text = "x"; for (;;) text += text'),
    // WebKit has no memory rather than no range.
    ends: threw(matching(/string length|allocation size|memory/i)),
    isRunaway: true,
  },
  {
    name: '9 unbounded recursion',
    source: inHandler('(function again() { again() })()'),
    ends: threw(matching(/call stack|recursion/)),
    isRunaway: true,
  },
  // WebKit gives up on each by itself.
  runaway('10 catastrophic regular expression', inHandler('for (;;) /^(a|aa)+$/.test("a".repeat(60) + "b")')),

  // 11–24: ways out
  refused('11 fetch to another origin', 'await fetch("http://127.0.0.1:1/leak")'),
  refused('12 fetch to the own origin', 'await fetch("ORIGIN/leak")'),
  refused('13 fetch without CORS', 'await fetch("ORIGIN/leak", { mode: "no-cors" })'),
  refused('14 fetch of data', 'await fetch("data:text/plain,hi")'),
  refused(
    '15 XMLHttpRequest',
    'const request = new XMLHttpRequest(); request.open("GET", "ORIGIN/leak", false); request.send()',
  ),
  refused('16 WebSocket', 'new WebSocket("ORIGIN/leak".replace("http", "ws"))'),
  refused('17 EventSource', 'new EventSource("ORIGIN/leak")'),
  refused('18 WebTransport', 'await new WebTransport("https://127.0.0.1:1/leak").ready'),
  refused('19 sendBeacon', 'if (!navigator.sendBeacon("ORIGIN/leak", "x")) throw 1'),
  refused('20 importScripts of the own origin', 'importScripts("ORIGIN/leak.js")'),
  refused(
    '21 importScripts of another origin, through the prototype',
    'WorkerGlobalScope.prototype.importScripts.call(self, "http://127.0.0.1:1/leak.js")',
  ),
  refused('22a dynamic import', 'await import("ORIGIN/leak.js")'),
  refused(
    '22b dynamic import of a blob',
    'await import(URL.createObjectURL(new Blob(["export default 1"], { type: "text/javascript" })))',
  ),
  refused('22c dynamic import of data', 'await import("data:text/javascript,export default 1")'),
  refused('23 a nested worker by its address', 'new Worker("ORIGIN/leak.js")'),
  refused(
    '24 a nested worker of text',
    'new Worker(URL.createObjectURL(new Blob(["fetch(\'ORIGIN/leak\')"])))',
  ),

  // 25–31: code from text, storage, other windows
  refused('25a eval', '(0, eval)("1")'),
  refused('25b new Function', 'new Function("return 1")()'),
  refused('25c the function of a function', '(async () => {}).constructor("return 1")()'),
  refused(
    '25d a timeout of text',
    'setTimeout("self.__text = 1"); await new Promise((done) => setTimeout(done, 50)); if (!self.__text) throw 1',
  ),
  refused('26 WebAssembly', 'await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))'),
  refused(
    '27a indexedDB',
    'await new Promise((done, fail) => { const asked = indexedDB.open("app"); asked.onsuccess = done; asked.onerror = fail })',
  ),
  refused(
    '27b indexedDB, through the prototype',
    'Object.getOwnPropertyDescriptor(WorkerGlobalScope.prototype, "indexedDB").get.call(self).open("app")',
  ),
  refused('28 caches', 'await caches.open("x")'),
  refused('29 locks', 'await navigator.locks.request("app", () => {})'),
  refused('30 the private file system', 'await navigator.storage.getDirectory()'),
  refused('31a a broadcast to the page', 'new BroadcastChannel("app").postMessage("hi")'),
  refused(
    '31b the page itself',
    'if (typeof parent + typeof window + typeof document + typeof localStorage === "undefined".repeat(4)) throw 1',
  ),

  // 32–35: the harness
  {
    name: '32 replaced prototypes',
    source: `Object.prototype.polluted = 1
Array.prototype.map = Array.prototype.push = Array.prototype[Symbol.iterator] = () => { throw 1 }
JSON.stringify = JSON.parse = () => '"spoofed"'
Promise.prototype.then = function () {}
String.prototype.slice = String.prototype.split = Error.prototype.toString = () => { throw 1 }
if (self.MessagePort) MessagePort.prototype.postMessage = EventTarget.prototype.addEventListener = () => {}
globalThis.Promise = globalThis.Error = globalThis.Reflect = undefined
self.onmessage = null
exports.handler = async (event) => ({ ...event, b: 2 })`,
    ends: { kind: 'returned', value: { userName: 'ada', b: 2 } },
  },
  {
    name: '33 a message in the harness’s name',
    source: 'postMessage({ kind: "value", json: "1" }); exports.handler = async () => 2',
    ends: threw(matching(/postMessage/), { name: matching(/^(Type|Reference)Error$/) }),
  },
  refused(
    '34a the same through the prototype',
    'DedicatedWorkerGlobalScope.prototype.postMessage.call(self, { kind: "value", json: "1" })',
  ),
  {
    name: '34b an answer that code gives itself',
    source: inHandler(`dispatchEvent(new MessageEvent('message', { data: { id: 1, json: '"spoofed"' } }))
      const answer = await fetch('https://cognito-idp.us-east-1.amazonaws.com', { method: 'POST', body: 'real' })
      return (await answer.json()).hello`),
    ends: { kind: 'returned', value: 'real' },
  },
  {
    name: '35a a million messages',
    source: inHandler('for (let i = 0; i < 1e6; i++) postMessage(i)'),
    ends: threw(matching(/postMessage/)),
  },
  {
    name: '35b a million lines of console, long ones first',
    source: inHandler(
      'console.log("x".repeat(1e6)); for (let i = 0; i < 1e6; i++) console.log(i); return "done"',
    ),
    ends: {
      kind: 'returned',
      value: 'done',
      console: expect.toSatisfy(
        (lines: { text: string }[]) => lines.length === 1000 && lines[0]!.text.length === 2048,
      ) as unknown,
    },
  },
  {
    name: '35c a million requests',
    source: inHandler(
      'for (let i = 0; i < 1e6; i++) await fetch("https://cognito-idp.us-east-1.amazonaws.com")',
    ),
    ends: threw(containing('500 calls')),
  },

  // 36–39: what is returned and thrown
  {
    name: '36 a result of 200 MB',
    source: inHandler('return "x".repeat(2e8)'),
    ends: threw(containing('exceeded maximum allowed payload size'), {
      name: 'Function.ResponseSizeTooLarge',
    }),
  },
  {
    name: '37a a circle',
    source: inHandler('event.event = event; return event'),
    ends: threw('Unable to stringify response body', { why: matching(/circular|cyclic/i) }),
  },
  {
    name: '37b a BigInt',
    source: inHandler('return 1n'),
    ends: threw('Unable to stringify response body', { why: matching(/BigInt/) }),
  },
  {
    name: '37c a function',
    source: inHandler('return () => 1'),
    ends: threw('Unable to stringify response body', { why: containing('a function') }),
  },
  {
    name: '38a a getter that throws',
    source: inHandler('return { get a() { throw new Error("getter") } }'),
    ends: threw('Unable to stringify response body', { why: containing('getter') }),
  },
  {
    name: '38b toJSON',
    source: inHandler('return { toJSON: () => ({ response: 1 }) }'),
    ends: { kind: 'returned', value: { response: 1 } },
  },
  { name: '39a throws a text', source: inHandler('throw "words"'), ends: threw('words') },
  // Lambda's own word for an error that is none.
  { name: '39b throws null', source: inHandler('throw null'), ends: threw('handled') },
  { name: '39c throws undefined', source: inHandler('throw undefined'), ends: threw('handled') },
  {
    name: '39d throws an object',
    source: inHandler('throw { code: 7 }'),
    ends: threw(containing('"code": 7')),
  },
  {
    name: '39e throws what cannot be written',
    source: inHandler('throw { toString() { throw 1 }, toJSON() { throw 1 } }'),
    ends: threw('[something that cannot be shown]'),
  },
  {
    name: '39f throws an error whose message throws',
    source: inHandler('throw Object.defineProperty(new Error(), "message", { get() { throw 1 } })'),
    ends: threw(containing('there was a problem while retrieving one or more of its message')),
  },

  // 40: text that is no handler
  syntax('40a a syntax error', 'exports.handler = (\n=>', 2),
  syntax('40b text that closes the wrapper', '})\npostMessage(1)\n(function () {', 1),
  syntax('40c text that closes more of it', '\n} } } }) ; self.escaped = 1; (() => {{{{', 2),
  syntax('40d text that begins another module', '} },\n["x"]() { {', 1),
  syntax('40e a comment that does not end', '\n\n}/*', 3),
  syntax('40f a text that does not end', '`', 1),

  {
    name: '40g brackets without end',
    source: `exports.handler = ${'['.repeat(100_000)}`,
    ends: threw(matching(/^SyntaxError: /), { name: 'Runtime.UserCodeSyntaxError' }),
  },
  {
    name: '40h a text of ten million characters',
    source: `exports.handler = "${'x'.repeat(1e7)}"`,
    ends: { kind: 'failed', why: containing('characters') },
  },

  // 41: what Cognito has to answer for
  {
    name: '41a no handler',
    source: 'exports.handle = () => 1',
    ends: threw('index.handler is undefined or not exported', { name: 'Runtime.HandlerNotFound' }),
  },
  {
    name: '41b an event that changes after it was returned',
    source: inHandler('setTimeout(() => (event.userName = "eve")); return event'),
    ends: { kind: 'returned', value: { userName: 'ada' } },
  },
  {
    name: '41c an error when nobody waits any more',
    source: inHandler('setTimeout(() => { throw new Error("late") }, 500); return event'),
    ends: { kind: 'returned', value: { userName: 'ada' } },
  },
]
