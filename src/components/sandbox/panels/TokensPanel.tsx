import { useState } from 'preact/hooks'
import type { Tokens } from '../../../sandbox/snapshot.ts'
import type { PanelProps } from '../Panel.tsx'
import { ShownCode } from '../ShownCode.tsx'
import { RefreshToken } from './RefreshToken.tsx'
import { SignedToken } from './SignedToken.tsx'

const KINDS: [keyof Tokens, string][] = [
  ['IdToken', 'ID token'],
  ['AccessToken', 'Access token'],
  ['RefreshToken', 'Refresh token'],
]

/** The three tokens that the app holds after a sign-in, one at a time. */
export function TokensPanel({ id, view, code }: PanelProps) {
  const [kind, setKind] = useState<keyof Tokens>('IdToken')
  const { tokens } = view.shown
  const turn = (by: number) => {
    const at = KINDS.findIndex(([name]) => name === kind)
    const [next] = KINDS[(at + by + KINDS.length) % KINDS.length]!
    setKind(next)
    document.getElementById(`${id}-tab-${next}`)?.focus()
  }
  return (
    <div class="sandbox-tokens">
      <div class="water-label">
        <h4>Tokens your app holds</h4>
      </div>
      {tokens ? (
        <div class="panel">
          <div
            class="tabs"
            role="tablist"
            aria-label="Tokens"
            onKeyDown={({ key }) => {
              if (key === 'ArrowRight') turn(1)
              if (key === 'ArrowLeft') turn(-1)
            }}
          >
            {KINDS.map(([name, label]) => (
              <button
                key={name}
                type="button"
                role="tab"
                id={`${id}-tab-${name}`}
                aria-controls={`${id}-token`}
                aria-selected={kind === name}
                tabIndex={kind === name ? 0 : -1}
                onClick={() => setKind(name)}
              >
                {label}
              </button>
            ))}
          </div>
          <div class="panel-body" role="tabpanel" id={`${id}-token`} aria-labelledby={`${id}-tab-${kind}`}>
            {kind === 'RefreshToken' ? (
              <RefreshToken token={tokens.RefreshToken} />
            ) : (
              <SignedToken
                key={tokens[kind]}
                id={id}
                token={tokens[kind]}
                use={kind === 'IdToken' ? 'id' : 'access'}
                view={view}
              />
            )}
          </div>
        </div>
      ) : (
        <p class="panel panel-body sandbox-empty">Your app holds no tokens yet. Sign in, and three arrive.</p>
      )}
      <ShownCode file="verifyToken" isOpen={false}>
        {code.verifyToken}
      </ShownCode>
    </div>
  )
}
