import { CreateResourceServerCommand } from '@aws-sdk/client-cognito-identity-provider'
import * as oauth from 'oauth4webapi'
import { expect, test } from 'vitest'
import { CALLBACK, domainWorld } from './domain.ts'

type Made = Awaited<ReturnType<typeof domainWorld>>

/** The relying party's own library, over the simulator instead of the network. */
async function relyingParty({ simulator, UserPoolId, ClientId, clock }: Made) {
  const http = {
    [oauth.customFetch]: (url: string, init: RequestInit) => simulator.fetch(new Request(url, init)),
    [oauth.clockSkew]: Math.round((clock.now() - Date.now()) / 1000),
  }
  const issuer = new URL(`https://cognito-idp.us-east-1.amazonaws.com/${UserPoolId}`)
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, http))
  const client: oauth.Client = { client_id: ClientId, [oauth.clockSkew]: http[oauth.clockSkew] }
  return { http, server, client }
}

test('code and PKCE: oauth4webapi signs a user in, reads who it is, refreshes and revokes', async () => {
  const made = await domainWorld()
  const { http, server, client } = await relyingParty(made)
  const verifier = oauth.generateRandomCodeVerifier()
  const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()]
  const url = made.authorizeUrl({
    ...{ state, nonce, code_challenge_method: 'S256' },
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
  })
  const { url: back } = await made.signIn(url)

  const parameters = oauth.validateAuthResponse(server, client, new URL(back), state)
  const answered = await oauth.authorizationCodeGrantRequest(
    ...([server, client, oauth.None(), parameters, CALLBACK, verifier, http] as const),
  )
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, answered, {
    expectedNonce: nonce,
    requireIdToken: true,
  })
  await oauth.validateApplicationLevelSignature(server, answered, http)
  const claims = oauth.getValidatedIdTokenClaims(tokens)!
  expect(claims).toMatchObject({ 'cognito:username': 'ada', email: 'ada@example.com', email_verified: true })
  expect(claims).not.toHaveProperty('name')

  const asked = await oauth.userInfoRequest(server, client, tokens.access_token, http)
  const info = await oauth.processUserInfoResponse(server, client, claims.sub, asked)
  expect(info).toEqual({ sub: claims.sub, email: 'ada@example.com', email_verified: 'true', username: 'ada' })

  const refreshed = await oauth.processRefreshTokenResponse(
    server,
    client,
    await oauth.refreshTokenGrantRequest(server, client, oauth.None(), tokens.refresh_token!, http),
  )
  expect(refreshed.refresh_token).toBeUndefined()
  const revoked = await oauth.revocationRequest(server, client, oauth.None(), tokens.refresh_token!, http)
  await oauth.processRevocationResponse(revoked)
  const refused = await oauth.userInfoRequest(server, client, refreshed.access_token, http)
  expect(refused.status).toBe(401)
})

test('of fifty exchanges of one code at once one wins', async () => {
  const made = await domainWorld()
  const { url } = await made.signIn()
  const code = new URL(url).searchParams.get('code')!
  const form = { grant_type: 'authorization_code', client_id: made.ClientId, code, redirect_uri: CALLBACK }
  const answers = await Promise.all(Array.from({ length: 50 }, () => made.post('/oauth2/token', form)))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const others = answers.filter(({ status }) => status !== 200)
  expect(await Promise.all(others.map((answer) => answer.json()))).toEqual(
    Array.from({ length: 49 }, () => ({ error: 'invalid_grant' })),
  )
})

test('implicit: tokens in the fragment, and no refresh token', async () => {
  const made = await domainWorld()
  const { url } = await made.signIn(
    made.authorizeUrl({ response_type: 'token', state: 'back', nonce: 'once' }),
  )
  const { hash, search } = new URL(url)
  expect(search).toBe('')
  expect([...new URLSearchParams(hash.slice(1)).keys()]).toEqual([
    'id_token',
    'access_token',
    'expires_in',
    'token_type',
    'state',
  ])
})

test('client credentials: an access token of custom scopes', async () => {
  const made = await domainWorld()
  const { cognito, UserPoolId } = made
  const Scopes = [{ ScopeName: 'read', ScopeDescription: 'Read' }]
  await cognito.send(
    new CreateResourceServerCommand({ UserPoolId, Identifier: 'shop', Name: 'shop', Scopes }),
  )
  const machine = await made.newClient({
    GenerateSecret: true,
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthScopes: ['shop/read'],
  })
  const { http, server } = await relyingParty(made)
  const client = { client_id: machine.ClientId! }
  const auth = oauth.ClientSecretBasic(machine.ClientSecret!)
  const asked = await oauth.clientCredentialsGrantRequest(server, client, auth, { scope: 'shop/read' }, http)
  const tokens = await oauth.processClientCredentialsResponse(server, client, asked)
  expect(Object.keys(tokens).sort()).toEqual(['access_token', 'expires_in', 'token_type'])
})
