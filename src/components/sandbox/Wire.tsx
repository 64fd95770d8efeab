import { useState } from 'preact/hooks'
import { MASK, masked, maskedHeaders } from '../../sandbox/secrets.ts'
import type { Call } from '../../sandbox/timeline.ts'

/** The exact request or response, secrets masked until asked for. */
export function Wire({ of, part }: { of: Call; part: 'request' | 'response' }) {
  const [isBare, setBare] = useState(false)
  const text = part === 'request' ? requestText(of, isBare) : responseText(of, isBare)
  const hasSecrets = isBare || text.includes(MASK)
  return (
    <div class="sandbox-wire">
      <pre>
        <code>{coloured(text)}</code>
      </pre>
      {hasSecrets && (
        <button type="button" class="sandbox-link" aria-pressed={isBare} onClick={() => setBare(!isBare)}>
          {isBare ? 'Mask the secrets' : 'Show the secrets'}
        </button>
      )}
    </div>
  )
}

function requestText({ request }: Call, isBare: boolean): string {
  return textOf(`${request.method} ${request.url}`, request, isBare)
}

function responseText({ response }: Call, isBare: boolean): string {
  return response ? textOf(`HTTP ${response.status}`, response, isBare) : ''
}

function textOf(
  first: string,
  { headers, body }: { headers: Record<string, string>; body: unknown },
  isBare: boolean,
) {
  const shown = Object.entries(isBare ? headers : maskedHeaders(headers)).map(
    ([name, value]) => `${name}: ${value}`,
  )
  return [first, ...shown, '', JSON.stringify(isBare ? body : masked(body), null, 2) ?? ''].join('\n')
}

/** Names of members and headers stand out; the rest is plain. */
const coloured = (text: string) =>
  text.split('\n').map((line) => {
    const [, before = '', name = '', rest = line] = /^(\s*)("[^"]+"|[\w-]+)(:.*)$/.exec(line) ?? []
    return (
      <>
        {before}
        {name && <span class="sandbox-name">{name}</span>}
        {rest}
        {'\n'}
      </>
    )
  })
