import { useEffect, useState } from 'preact/hooks'
import { totp, TOTP_STEP } from '../../../flows/totp.ts'
import type { WindowView } from '../useWindow.ts'

/** The app on Ada's phone: a code for each half minute of simulated time, once it has a secret. */
export function Authenticator({ view }: { view: WindowView }) {
  const { secretCode, form } = view.shown
  const step = Math.floor(view.now / TOTP_STEP)
  const code = useCode(secretCode, step)
  const left = (step + 1) * TOTP_STEP - view.now
  return (
    <div class="sandbox-authenticator">
      <div class="water-label">
        <h4>Authenticator app</h4>
      </div>
      {code === undefined ? (
        <p class="panel panel-body sandbox-empty">It has no secret yet.</p>
      ) : (
        <div class="panel panel-body row">
          <span class="clock">{code}</span>
          <span class="small quiet">for {Math.ceil(left / 1000)} s more</span>
          <button
            type="button"
            class="button button-small"
            disabled={!view.isAwake}
            onClick={() => {
              view.sandbox?.fill({ totp: code })
              view.announce(`The code ${code} is in the form.`)
            }}
          >
            {form.totp === code ? 'The code is in the form' : 'Use this code'}
          </button>
          <button
            type="button"
            class="button button-small"
            disabled={!view.isAwake}
            onClick={() => view.advance(left)}
          >
            Wait for the next
          </button>
        </div>
      )}
    </div>
  )
}

/** The code of a step, which is made a moment after it is asked for. */
function useCode(secret: string | undefined, step: number): string | undefined {
  const [code, setCode] = useState<string>()
  useEffect(() => {
    let isOld = false
    const made = secret === undefined ? Promise.resolve(undefined) : totp(secret, step * TOTP_STEP)
    void made.then((next) => {
      if (!isOld) setCode(next)
    })
    return () => {
      isOld = true
    }
  }, [secret, step])
  return code
}
