import { Trash2 } from 'lucide-preact'
import type { SmallBrowser } from '../../../sandbox/browser/browser.ts'
import { isOver, type Cookie } from '../../../sandbox/browser/cookies.ts'
import { COOKIES, explanationOf } from '../../../sandbox/browser/parameters.ts'
import { expiryText } from '../../../sandbox/times.ts'

type Props = { cookies: Cookie[]; browser?: SmallBrowser; now: number; announce: (text: string) => void }

/** The cookies that the browser keeps; each can be deleted. */
export function Cookies({ cookies, browser, now, announce }: Props) {
  const kept = cookies.filter((cookie) => !isOver(cookie, now))
  return (
    <details class="panel browser-cookies">
      <summary>Cookies: {kept.length || 'none'}</summary>
      <ul>
        {kept.map((cookie) => (
          <li key={cookie.host + cookie.name}>
            <p>
              <b>{cookie.name}</b> <span class="small quiet">of {cookie.host}</span>
              <span class="claim-why">{explanationOf(COOKIES, cookie.name)?.says}</span>
              {cookie.expiresAt !== undefined && (
                <span class="small quiet">{expiryText(cookie.expiresAt, now)}</span>
              )}
            </p>
            <button
              type="button"
              class="icon-button"
              aria-label={`Delete the cookie ${cookie.name} of ${cookie.host}`}
              onClick={() => {
                browser?.deleteCookie(cookie)
                announce(`The cookie ${cookie.name} is gone.`)
              }}
            >
              <Trash2 aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
