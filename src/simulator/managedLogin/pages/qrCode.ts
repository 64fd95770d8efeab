import { qrCodeOf } from '../../crypto/qrCode.ts'
import { html, type Html } from '../html.ts'

/**
 * What authenticator apps read a secret from; the pool's name and the user's stand beside the code there.
 * Source: https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function appLink(poolName: string, username: string, secret: string): string {
  const [issuer, account] = [poolName, username].map(encodeURIComponent)
  return `otpauth://totp/${issuer}:${account}?secret=${secret}&issuer=${issuer}`
}

/** A text as a QR code to scan; nothing where it is too long for one. Dark on light in both schemes: not all apps read the other. */
export function qrCode(text: string): Html {
  const rows = qrCodeOf(text)
  if (!rows) return html``
  const path = rows
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x + 4} ${y + 4}h1v1h-1z` : '')))
    .join('')
  const side = rows.length + 8
  return html`<svg class="qr" viewBox="0 0 ${side} ${side}" role="img" aria-label="QR code of the key below">
    <path fill="#000" shape-rendering="crispEdges" d="${path}" />
  </svg>`
}
