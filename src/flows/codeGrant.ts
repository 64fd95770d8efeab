import * as oauth from 'oauth4webapi'

/** An app that has its users signed in elsewhere. */
export type RelyingParty = {
  issuer: string
  clientId: string
  redirectUri: string
  scope: string
  fetch: (
    request: Request,
  ) => Promise<Response>
  now: () => number
}

/** Each can be left out, to see what it is for. */
export type Protections = {
  pkce: boolean
  state: boolean
  nonce: boolean
}

/** What the app remembers until its user comes back. */
export type Pending = {
  verifier?: string
  state?: string
  nonce?: string
}

/** Where to send the browser, and what to remember meanwhile. */
export async function beginSignIn(
  app: RelyingParty,
  uses: Protections,
): Promise<{
  url: string
  pending: Pending
}> {
  const { authorization_endpoint } =
    await serverOf(app)
  const url = new URL(authorization_endpoint!)
  const ask = (name: string, value: string) =>
    url.searchParams.set(name, value)
  const pending: Pending = {}
  ask('response_type', 'code')
  ask('client_id', app.clientId)
  ask('redirect_uri', app.redirectUri)
  ask('scope', app.scope)
  if (uses.state) {
    ask(
      'state',
      (pending.state =
        oauth.generateRandomState()),
    )
  }
  if (uses.nonce) {
    ask(
      'nonce',
      (pending.nonce =
        oauth.generateRandomNonce()),
    )
  }
  if (uses.pkce) {
    const verifier =
      oauth.generateRandomCodeVerifier()
    pending.verifier = verifier
    const challenge =
      await oauth.calculatePKCECodeChallenge(
        verifier,
      )
    ask('code_challenge', challenge)
    ask('code_challenge_method', 'S256')
  }
  return { url: url.href, pending }
}

/**
 * The browser is back with a code: trades it for tokens.
 * Throws what is wrong with the address, the answer or the ID token.
 */
export async function finishSignIn(
  app: RelyingParty,
  callback: URL,
  pending: Pending,
  uses: Protections,
): Promise<oauth.TokenEndpointResponse> {
  if (uses.state && !pending.state) {
    throw new TypeError(
      'This browser has not begun to sign in here.',
    )
  }
  const [server, client] = [
    await serverOf(app),
    clientOf(app),
  ]
  const parameters =
    oauth.validateAuthResponse(
      server,
      client,
      callback,
      uses.state
        ? pending.state
        : oauth.skipStateCheck,
    )
  const response =
    await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      parameters,
      app.redirectUri,
      pending.verifier ?? oauth.nopkce,
      over(app),
    )
  const tokens =
    await oauth.processAuthorizationCodeResponse(
      server,
      client,
      response,
      uses.nonce
        ? {
            expectedNonce:
              pending.nonce ?? '-',
          }
        : {},
    )
  await oauth.validateApplicationLevelSignature(
    server,
    response,
    over(app),
  )
  return tokens
}

/**
 * The user leaves: takes the refresh token back, and says where the
 * browser is to go so that the login pages forget it too.
 */
export async function endSignIn(
  app: RelyingParty,
  refreshToken: string | undefined,
  logoutUri: string,
): Promise<string> {
  const server = await serverOf(app)
  if (refreshToken) {
    await oauth.revocationRequest(
      server,
      clientOf(app),
      oauth.None(),
      refreshToken,
      over(app),
    )
  }
  const url = new URL(
    server.end_session_endpoint!,
  )
  url.searchParams.set(
    'client_id',
    app.clientId,
  )
  url.searchParams.set(
    'logout_uri',
    logoutUri,
  )
  return url.href
}

const known = new WeakMap<
  RelyingParty,
  Promise<oauth.AuthorizationServer>
>()

/** The pool's endpoints, as it publishes them: asked once. */
function serverOf(
  app: RelyingParty,
): Promise<oauth.AuthorizationServer> {
  const found = known.get(app)
  if (found) return found
  const issuer = new URL(app.issuer)
  const asked = oauth
    .discoveryRequest(issuer, over(app))
    .then((answer) =>
      oauth.processDiscoveryResponse(
        issuer,
        answer,
      ),
    )
  known.set(app, asked)
  return asked
}

const clientOf = (
  app: RelyingParty,
): oauth.Client => ({
  client_id: app.clientId,
  [oauth.clockSkew]: Math.round(
    (app.now() - Date.now()) / 1000,
  ),
})

/** The library asks through the app's own fetch. */
const over = (app: RelyingParty) => ({
  [oauth.customFetch]: (
    url: string,
    init: RequestInit,
  ) => app.fetch(new Request(url, init)),
})
