import { decodeJwt } from 'jose'
import { html, type Html } from '../../simulator/index.ts'
import { sitePage } from './page.ts'
import type { ShopSession } from './shop.ts'

/** The shop's front page: who is signed in, what the app holds for them, and what an API answered. */
export function homePage({ tokens }: ShopSession, answer?: string): Response {
  if (!tokens) {
    return sitePage(
      'Swimwear by Lovelace',
      html`<p>Nobody is signed in.</p>
        <nav><a class="main" href="/sign-in">Sign in</a></nav>`,
    )
  }
  const claims = decodeJwt(tokens.id_token)
  return sitePage(
    'Swimwear by Lovelace',
    html`<p>Signed in as <b>${String(claims['cognito:username'])}</b>, ${String(claims.email)}.</p>
      ${
        answer !== undefined &&
        html`<p>The API answered:</p>
          <pre>${answer}</pre>`
      }
      <nav><a class="main" href="/orders">Call the API</a><a href="/sign-out">Sign out</a></nav>
      ${tokenDetails('ID token', tokens.id_token)} ${tokenDetails('Access token', tokens.access_token)}
      ${tokens.refresh_token !== undefined && html`<p>And a refresh token, which only Cognito reads.</p>`}`,
  )
}

const tokenDetails = (name: string, token: string): Html =>
  html`<details>
    <summary>${name}</summary>
    <pre>${JSON.stringify(decodeJwt(token), null, 2)}</pre>
  </details>`

/** The sign-in came to nothing: why, in the words of whoever found out. */
export function refusedPage(error: unknown): Response {
  const { message, error: code } = error as { message?: string; error?: string }
  return sitePage(
    'Not signed in',
    html`<p class="wrong">${message ?? String(error)}${code !== undefined && html` <code>${code}</code>`}</p>
      <nav><a class="main" href="/">Back to the shop</a></nav>`,
    { status: 400 },
  )
}
