import { changeIn } from '../../../sandbox/tamper.ts'

export const PARTS = ['header', 'payload', 'signature'] as const
export const PART_NAMES = { header: 'Header', payload: 'Payload', signature: 'Signature' }

type Props = { id: string; token: string; original: string; isExpired: boolean }

/** The token as it travels, shortened, its parts underlined; a change is framed where it is. */
export function EncodedToken({ id, token, original, isExpired }: Props) {
  const parts = token.split('.')
  const originals = original.split('.')
  const known = parts.length === PARTS.length
  return (
    <code class="token" data-state={isExpired ? 'expired' : undefined}>
      {parts.map((part, at) => {
        const name = PARTS[at]
        return (
          <>
            {at > 0 && '.'}
            {name && known ? (
              <button type="button" class="token-part" data-part={name} onClick={() => show(`${id}-${name}`)}>
                <span class="sr-only">{PART_NAMES[name]}: </span>
                <Part text={part} original={originals[at] ?? ''} />
              </button>
            ) : (
              <Part text={part} original={originals[at] ?? ''} />
            )}
          </>
        )
      })}
    </code>
  )
}

const short = (text: string) => (text.length > 26 ? `${text.slice(0, 22)}…` : text)

function Part({ text, original }: { text: string; original: string }) {
  const change = changeIn(original, text)
  if (!change) return <>{short(text)}</>
  const [from, to] = change
  return (
    <>
      {from > 14 ? `${text.slice(0, 8)}…${text.slice(from - 5, from)}` : text.slice(0, from)}
      <mark>{text.slice(from, Math.min(to, from + 12)) || ' '}</mark>
      {text.slice(to, to + 6)}
      {to + 6 < text.length && '…'}
    </>
  )
}

function show(id: string) {
  const section = document.getElementById(id)
  section?.scrollIntoView({ block: 'nearest' })
  section?.focus({ preventScroll: true })
}
