import { REFRESH_PARTS } from '../../../sandbox/claims.ts'

/** A refresh token: five parts that only Cognito can open. */
export function RefreshToken({ token }: { token: string }) {
  return (
    <>
      <p>
        Five parts, and nothing in them for your app: it is encrypted (a JWE). Keep it safe and hand it back
        when the other two have run out. There is no exp to read, so the only way to know is to try.
      </p>
      <ol class="sandbox-parts">
        {token.split('.').map((part, at) => (
          <li key={at}>
            <code class="token">{part.length > 28 ? `${part.slice(0, 28)}…` : part}</code>
            <span class="claim-why">{REFRESH_PARTS[at]}</span>
          </li>
        ))}
      </ol>
    </>
  )
}
