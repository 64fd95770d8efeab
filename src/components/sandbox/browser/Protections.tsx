import { useState } from 'preact/hooks'
import type { Place } from '../../../sandbox/shop/place.ts'

const PARTS = [
  ['pkce', 'PKCE'],
  ['state', 'state'],
  ['nonce', 'nonce'],
] as const

/** What the shop’s app protects its sign-ins with. A change holds from the next sign-in on. */
export function Protections({ place }: { place?: Place }) {
  const [, changed] = useState(0)
  return (
    <fieldset class="browser-protections">
      <legend>The shop’s next sign-in uses</legend>
      {PARTS.map(([name, label]) => (
        <label key={name} class="choice">
          <input
            type="checkbox"
            checked={place?.settings[name] ?? true}
            disabled={!place}
            onChange={(event) => {
              if (place) place.settings[name] = event.currentTarget.checked
              changed((count) => count + 1)
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
