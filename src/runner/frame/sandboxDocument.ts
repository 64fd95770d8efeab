/**
 * The script of the sandbox document. It runs in a frame of opaque origin, knows nothing of the page, and does three
 * things: starts the worker from the text it is given, passes messages on, ends the worker when its time is over.
 */
export type Start = { text: string; milliseconds: number }

if (self.origin !== 'null' || parent === self) {
  document.body.textContent =
    'This document runs code for the pages of Deep End. There is nothing to see here.'
  throw new Error('The sandbox document runs only in a sandboxed frame.')
}

/** In an opaque origin Chromium takes a worker from a blob for insecure (no WebCrypto there), one from a data URL not. */
const isBlobSecure = new Promise<boolean>((resolve) => {
  const address = URL.createObjectURL(new Blob(['postMessage(isSecureContext)'], { type: 'text/javascript' }))
  const probe = new Worker(address)
  probe.onmessage = ({ data }: MessageEvent<boolean>) => resolve(data)
  probe.onerror = () => resolve(false)
})

addEventListener('message', async function begin(event: MessageEvent<Start>) {
  const port = event.ports[0]
  if (event.source !== parent || !port) return
  removeEventListener('message', begin)
  run(event.data, port, await isBlobSecure)
})
parent.postMessage('ready', '*')

function run({ text, milliseconds }: Start, port: MessagePort, asBlob: boolean): void {
  const bytes = new TextEncoder().encode(text)
  const worker = new Worker(
    asBlob
      ? URL.createObjectURL(new Blob([bytes], { type: 'text/javascript' }))
      : // Decoded again, for half a surrogate pair has no place in an address.
        `data:text/javascript;charset=utf-8,${encodeURIComponent(new TextDecoder().decode(bytes))}`,
  )
  const end = (last: unknown) => {
    clearTimeout(timer)
    worker.terminate()
    worker.onmessage = worker.onerror = port.onmessage = null
    port.postMessage(last)
  }
  const timer = setTimeout(() => end({ kind: 'late' }), milliseconds)

  worker.onmessage = ({ data }: MessageEvent) => {
    const kind: unknown = data?.kind
    if (kind === 'value' || kind === 'failed') end(data)
    else port.postMessage(data, buffersOf(data?.body))
  }
  worker.onerror = (event) => {
    event.preventDefault()
    end({ kind: 'broke', message: event.message, line: event.lineno })
  }
  port.onmessage = ({ data }: MessageEvent) => worker.postMessage(data, buffersOf(data?.response?.body))
}

const buffersOf = (value: unknown) => (value instanceof ArrayBuffer ? [value] : [])
