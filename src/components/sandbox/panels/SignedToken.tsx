import { useRef, useState } from 'preact/hooks'
import { decoded } from '../../../sandbox/decode.ts'
import { withOneCharacterChanged } from '../../../sandbox/tamper.ts'
import { expiryText } from '../../../sandbox/times.ts'
import type { WindowView } from '../useWindow.ts'
import { Claims } from './Claims.tsx'
import { EncodedToken, PARTS } from './EncodedToken.tsx'
import { Verification } from './Verification.tsx'

type Props = { id: string; token: string; use: 'id' | 'access'; view: WindowView }

/** An ID or access token: encoded, decoded claim by claim, verified, and open to be changed. */
export function SignedToken({ id, token, use, view }: Props) {
  const [text, setText] = useState(token)
  const [at, setAt] = useState(1)
  const change = useRef<HTMLButtonElement>(null)
  const { header, payload } = decoded(text)
  const exp = typeof payload?.exp === 'number' ? payload.exp * 1000 : undefined
  const isExpired = exp !== undefined && exp < view.now
  const isChanged = text !== token
  return (
    <>
      <EncodedToken id={id} token={text} original={token} isExpired={isExpired} />
      <p class="row sandbox-token-row">
        {exp !== undefined && <span class="chip">{expiryText(exp, view.now)}</span>}
        {isChanged && <span class="chip">changed</span>}
      </p>
      <Verification token={text} use={use} isExpired={isExpired} view={view} />
      <div class="row">
        <button
          ref={change}
          type="button"
          class="button button-small"
          onClick={() => {
            setText(withOneCharacterChanged(token, at))
            setAt((at + 1) % PARTS.length)
          }}
        >
          Change one character
        </button>
        {isChanged && (
          <button
            type="button"
            class="button button-quiet button-small"
            onClick={() => {
              setText(token)
              change.current?.focus()
            }}
          >
            Put it back
          </button>
        )}
      </div>
      <details class="sandbox-edit">
        <summary>Change it by hand</summary>
        <p class="field">
          <label for={`${id}-edit`}>The token, to change as you like</label>
          <textarea
            id={`${id}-edit`}
            class="code"
            rows={6}
            spellcheck={false}
            value={text}
            onInput={(event) => setText(event.currentTarget.value.trim())}
          />
        </p>
      </details>
      <Claims id={id} part="header" claims={header} view={view} />
      <Claims id={id} part="payload" claims={payload} view={view} />
      <Signature id={id} use={use} />
    </>
  )
}

function Signature({ id, use }: { id: string; use: 'id' | 'access' }) {
  return (
    <section id={`${id}-signature`} tabIndex={-1}>
      <h5 class="token-name" data-part="signature">
        Signature
      </h5>
      <p class="claim-why">
        RSA over the two parts before it, made with the private key that this pool keeps for{' '}
        {use === 'id' ? 'ID' : 'access'} tokens. It hides nothing: it only shows that not one character has
        changed.
      </p>
    </section>
  )
}
