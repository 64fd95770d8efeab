import { Check, ShieldCheck, X } from 'lucide-preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Expected, Step } from '../../../flows/verifyToken.ts'
import type { WindowView } from '../useWindow.ts'

type Props = { token: string; use: 'id' | 'access'; isExpired: boolean; view: WindowView }

/** The checks that were made, and how many were not reached. */
type Made = { steps: Step[]; left: number }

/**
 * Runs verifyToken against the pool's JWKS, and again whenever the token, the question or its expiry changes. The JWKS is
 * fetched when the button is pressed; what runs by itself goes by the keys at hand, as verifiers do.
 */
export function Verification({ token, use, isExpired, view }: Props) {
  const [wanted, setWanted] = useState(use)
  const [made, setMade] = useState<Made>()
  const held = useRef<Expected['jwks']>()

  async function verify(known?: Expected['jwks']) {
    const { sandbox } = view
    if (!sandbox) return
    const [{ checks, verifyToken }, { fetchJwks, issuerOf }] = await Promise.all([
      import('../../../flows/verifyToken.ts'),
      import('../../../flows/fetchJwks.ts'),
    ])
    const { app } = sandbox
    const jwks = known ?? (await fetchJwks(app))
    held.current = jwks
    const clientId = app.env.CLIENT_ID
    const steps = await verifyToken(token, {
      jwks,
      issuer: issuerOf(app),
      clientId,
      tokenUse: wanted,
      now: sandbox.now(),
    })
    setMade({ steps, left: checks.length - steps.length })
    const last = steps.at(-1)!
    view.announce(last.passed ? 'All checks passed.' : `Refused. ${last.check}: no. ${last.reason}`)
  }

  useEffect(() => {
    if (held.current) void verify(held.current)
  }, [token, wanted, isExpired])

  return (
    <>
      <div class="row">
        <button
          type="button"
          class="button button-small"
          disabled={!view.isAwake}
          onClick={() => void verify()}
        >
          <ShieldCheck aria-hidden="true" />
          Verify against the JWKS
        </button>
        <span class="row sandbox-wanted">
          as
          <span class="switch" role="group" aria-label="Which kind the verifier wants">
            {(['id', 'access'] as const).map((kind) => (
              <button key={kind} type="button" aria-pressed={wanted === kind} onClick={() => setWanted(kind)}>
                {kind === 'id' ? 'ID token' : 'access token'}
              </button>
            ))}
          </span>
        </span>
      </div>
      {made && <Steps {...made} />}
    </>
  )
}

function Steps({ steps, left }: Made) {
  return (
    <ol class="sandbox-checks">
      {steps.map(({ check, passed, reason }) => (
        <li key={check} data-state={passed ? 'right' : 'wrong'}>
          {passed ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
          <span>
            {check}
            {!passed && (
              <>
                : <b>no.</b> {reason}
              </>
            )}
          </span>
        </li>
      ))}
      {left > 0 && <li class="quiet">{left === 1 ? 'One check was' : `${left} checks were`} not reached.</li>}
    </ol>
  )
}
