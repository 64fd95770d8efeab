import { CreateResourceServerCommand } from '@aws-sdk/client-cognito-identity-provider'
import * as oauth from 'oauth4webapi'
import * as openid from 'openid-client'
import { expect, test } from 'vitest'
import { opened } from '../emulator/opened.ts'
import { shop, signInOverHttp } from '../emulator/shop.ts'

const redirect_uri = 'http://localhost:3000/callback'
const scope = 'openid email'

/** A shop's pool in an emulator, and a client with a secret for code, or for machines alone. */
async function provider() {
  const emulator = await opened()
  const { cognito, url } = emulator
  const made = await shop(cognito)
  const { UserPoolId } = made
  const Scopes = [{ ScopeName: 'read', ScopeDescription: 'Read orders' }]
  await cognito.send(
    new CreateResourceServerCommand({ UserPoolId, Identifier: 'orders', Name: 'orders', Scopes }),
  )
  const confidential = await made.newClient({ GenerateSecret: true, CallbackURLs: [redirect_uri] })
  const machine = await made.newClient({
    GenerateSecret: true,
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthScopes: ['orders/read'],
  })
  const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${UserPoolId}`
  return {
    ...{ ...emulator, ...made, confidential, machine, issuer },
    /** The issuer is AWS's, whose host is not this computer; all else goes where the discovery document says. */
    fetch: (asked: string, init: object) =>
      fetch(asked.replace('https://cognito-idp.us-east-1.amazonaws.com', url), init),
  }
}

type Provider = Awaited<ReturnType<typeof provider>>

/** openid-client as an app sets it up: http, as nothing leaves this computer, and ID tokens' signatures checked too. */
const configuration = (here: Provider, { ClientId = '', ClientSecret = '' }) =>
  openid.discovery(
    new URL(here.issuer),
    ClientId,
    undefined,
    ClientSecret ? openid.ClientSecretBasic(ClientSecret) : openid.None(),
    {
      execute: [openid.allowInsecureRequests, openid.enableNonRepudiationChecks],
      [openid.customFetch]: here.fetch,
    },
  )

test.each(['public', 'confidential'] as const)(
  'openid-client, a %s client: code and PKCE, userInfo, refresh, revocation',
  async (kind) => {
    const here = await provider()
    const config = await configuration(
      here,
      kind === 'public' ? { ClientId: here.ClientId } : here.confidential,
    )
    // Cognito supports S256, but its document does not say so. The app decides by itself to send a challenge.
    expect(config.serverMetadata().supportsPKCE()).toBe(false)
    const pkceCodeVerifier = openid.randomPKCECodeVerifier()
    const [expectedState, expectedNonce] = [openid.randomState(), openid.randomNonce()]
    const url = openid.buildAuthorizationUrl(config, {
      ...{ redirect_uri, scope, state: expectedState, nonce: expectedNonce, code_challenge_method: 'S256' },
      code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    })
    const back = await signInOverHttp(url.href)
    const checks = { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true }
    const tokens = await openid.authorizationCodeGrant(config, back, checks)
    const { sub } = tokens.claims()!
    expect(tokens.claims()).toMatchObject({ iss: here.issuer, email: 'ada@example.com' })
    expect(await openid.fetchUserInfo(config, tokens.access_token, sub)).toMatchObject({
      sub,
      username: 'ada',
    })

    const refreshed = await openid.refreshTokenGrant(config, tokens.refresh_token!)
    expect(refreshed.claims()).toMatchObject({ sub })
    await openid.tokenRevocation(config, tokens.refresh_token!)
    await expect(openid.refreshTokenGrant(config, tokens.refresh_token!)).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    await expect(openid.fetchUserInfo(config, refreshed.access_token, sub)).rejects.toThrow()
    await expect(openid.authorizationCodeGrant(config, back, checks)).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  },
)

test('openid-client: implicit, with the ID token’s signature checked', async () => {
  const here = await provider()
  const config = await configuration(here, { ClientId: here.ClientId })
  const nonce = openid.randomNonce()
  // `token` is all that Cognito knows, and it brings an ID token along: OIDC would have `id_token token`.
  const url = openid.buildAuthorizationUrl(config, { redirect_uri, scope, nonce, response_type: 'token' })
  const back = await signInOverHttp(url.href)
  openid.useIdTokenResponseType(config)
  // An answer with an access token is none to `id_token` for this library, so it is shown the rest.
  const fragment = new URLSearchParams(back.hash.slice(1))
  for (const name of ['access_token', 'token_type', 'expires_in']) fragment.delete(name)
  back.hash = fragment.toString()
  expect(await openid.implicitAuthentication(config, back, nonce)).toMatchObject({ email: 'ada@example.com' })
})

test('openid-client: client credentials, by header and in the body', async () => {
  const here = await provider()
  const { ClientId, ClientSecret = '' } = here.machine
  for (const way of [openid.ClientSecretBasic(ClientSecret), openid.ClientSecretPost(ClientSecret)]) {
    const config = await openid.discovery(new URL(here.issuer), ClientId, undefined, way, {
      execute: [openid.allowInsecureRequests],
      [openid.customFetch]: here.fetch,
    })
    const tokens = await openid.clientCredentialsGrant(config, { scope: 'orders/read' })
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3600 })
    expect(tokens.refresh_token).toBeUndefined()
  }
})

test('oauth4webapi over HTTP: code and PKCE with a secret, userInfo, refresh, revocation, client credentials', async () => {
  const here = await provider()
  const http = { [oauth.customFetch]: here.fetch, [oauth.allowInsecureRequests]: true } as const
  const issuer = new URL(here.issuer)
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, http))
  const client = { client_id: here.confidential.ClientId }
  const secret = oauth.ClientSecretBasic(here.confidential.ClientSecret!)
  const verifier = oauth.generateRandomCodeVerifier()
  const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()]
  const asked = new URL(server.authorization_endpoint!)
  asked.search = new URLSearchParams({
    ...{ ...client, redirect_uri, scope, state, nonce, response_type: 'code', code_challenge_method: 'S256' },
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
  }).toString()
  const back = oauth.validateAuthResponse(server, client, await signInOverHttp(asked.href), state)

  const answered = await oauth.authorizationCodeGrantRequest(
    ...([server, client, secret, back, redirect_uri, verifier, http] as const),
  )
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, answered, {
    expectedNonce: nonce,
    requireIdToken: true,
  })
  await oauth.validateApplicationLevelSignature(server, answered, http)
  const { sub } = oauth.getValidatedIdTokenClaims(tokens)!
  const info = await oauth.userInfoRequest(server, client, tokens.access_token, http)
  expect(await oauth.processUserInfoResponse(server, client, sub, info)).toMatchObject({ username: 'ada' })
  const again = await oauth.refreshTokenGrantRequest(server, client, secret, tokens.refresh_token!, http)
  await oauth.processRefreshTokenResponse(server, client, again)
  await oauth.processRevocationResponse(
    await oauth.revocationRequest(server, client, secret, tokens.refresh_token!, http),
  )

  const machine = { client_id: here.machine.ClientId }
  const scopes = { scope: 'orders/read' }
  const key = oauth.ClientSecretPost(here.machine.ClientSecret!)
  const granted = await oauth.clientCredentialsGrantRequest(server, machine, key, scopes, http)
  await oauth.processClientCredentialsResponse(server, machine, granted)
})
