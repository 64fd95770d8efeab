import { CreateUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider'
import { decodeProtectedHeader, importJWK, jwtVerify, type JWK } from 'jose'
import * as oauth from 'oauth4webapi'
import { expect } from 'vitest'
import { domainWorld } from '../../simulator/managedLogin/domain.ts'
import { check, differs } from './check.ts'
import { openDoor } from './door.ts'
import { openSite } from './site.ts'

const door = await openDoor()
const site = await openSite(door)
const documentOf = async (poolId: string) =>
  (await fetch(`${door.url}/${poolId}/.well-known/openid-configuration`)).json() as Promise<
    Record<string, unknown>
  >
const jwks = async () =>
  ((await (await fetch(`${door.url}/${site.UserPoolId}/.well-known/jwks.json`)).json()) as { keys: JWK[] })
    .keys
const document = await documentOf(site.UserPoolId)

check('D1', 'the issuer is the pool’s, and both tokens name it', async () => {
  expect(document.issuer).toBe(site.issuer)
  const { id_token, access_token } = await site.tokensFor()
  for (const [token, keys] of [
    [id_token, await jwks()],
    [access_token, await jwks()],
  ] as const) {
    const key = keys.find(({ kid }) => kid === decodeProtectedHeader(token).kid)!
    await jwtVerify(token, await importJWK(key, 'RS256'), {
      issuer: site.issuer,
      currentDate: new Date(door.now()),
    })
  }
})

check('D1', 'oauth4webapi takes the document for this issuer, and for no other', async () => {
  const answer = () => Response.json(document)
  await oauth.processDiscoveryResponse(new URL(site.issuer), answer())
  await expect(oauth.processDiscoveryResponse(new URL(`${site.issuer}2`), answer())).rejects.toThrow(/issuer/)
})

check('D2', 'the document stands under the issuer, not under the pool’s domain', async () => {
  expect((await site.ask('/.well-known/openid-configuration')).status).toBe(404)
})

const ENDPOINTS = [
  'authorization_endpoint',
  'token_endpoint',
  'userinfo_endpoint',
  'revocation_endpoint',
  'end_session_endpoint',
]

check('D3', 'every endpoint that is named answers', async () => {
  for (const name of ENDPOINTS) {
    expect(document[name], name).toMatch(`${site.origin}/`)
    expect((await site.ask(document[name] as string)).status, name).not.toBe(404)
  }
})

check('D3', 'an endpoint that is not there answers 404', async () => {
  for (const path of ['/oauth2/introspect', '/oauth2/par', '/oauth2', '/connect/register', '/__proto__']) {
    expect((await site.ask(path)).status, path).toBe(404)
  }
})

differs(
  'D3',
  'no-domain-no-endpoints',
  'without a domain the document names endpoints that nobody answers',
  async () => {
    const { UserPool } = await site.cognito.send(new CreateUserPoolCommand({ PoolName: 'without' }))
    const { issuer, token_endpoint, authorization_endpoint } = await documentOf(UserPool!.Id!)
    expect(issuer).toBe(`https://cognito-idp.us-east-1.amazonaws.com/${UserPool!.Id}`)
    expect(authorization_endpoint).toBe(`${door.url}/${UserPool!.Id}/authorize`)
    expect((await fetch(token_endpoint as string, { method: 'POST' })).ok).toBe(false)
  },
)

check('D4', 'the key set holds public RSA keys of 2048 bits for RS256, and nothing private', async () => {
  for (const key of await jwks()) {
    expect(Object.keys(key)).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use'])
    expect(key).toMatchObject({ alg: 'RS256', e: 'AQAB', kty: 'RSA', use: 'sig' })
    const imported = (await importJWK(key, 'RS256')) as CryptoKey
    expect(imported.type).toBe('public')
    expect((imported.algorithm as RsaKeyAlgorithm).modulusLength).toBeGreaterThanOrEqual(2048)
  }
})

check('D5', 'two keys: one signs ID tokens, the other access tokens', async () => {
  const { id_token, access_token } = await site.tokensFor()
  const kids = [id_token, access_token].map((token) => decodeProtectedHeader(token).kid)
  expect(new Set(kids).size).toBe(2)
  expect((await jwks()).map(({ kid }) => kid).sort()).toEqual(kids.sort())
})

differs('D6', 'only-code-and-token', 'response types: code and token alone', async () => {
  expect(document.response_types_supported).toEqual(['code', 'token'])
})

check('D7', 'subjects are public, ID tokens signed with RS256', async () => {
  expect(document.subject_types_supported).toEqual(['public'])
  expect(document.id_token_signing_alg_values_supported).toEqual(['RS256'])
})

check('D8', 'clients show their secret by Basic or in the form', async () => {
  expect(document.token_endpoint_auth_methods_supported).toEqual([
    'client_secret_basic',
    'client_secret_post',
  ])
})

differs(
  'D8',
  'pkce-not-announced',
  'nothing says that S256 is understood, and oauth4webapi holds that against it',
  async () => {
    expect(document).not.toHaveProperty('code_challenge_methods_supported')
    const server = await oauth.processDiscoveryResponse(new URL(site.issuer), Response.json(document))
    expect(server.code_challenge_methods_supported?.includes('S256') ?? false).toBe(false)
  },
)

check('D9', 'at AWS all addresses are https', async () => {
  const { simulator, UserPoolId } = await domainWorld()
  const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${UserPoolId}`
  const answer = await simulator.fetch(new Request(`${issuer}/.well-known/openid-configuration`))
  const modelled = (await answer.json()) as Record<string, string>
  for (const name of [...ENDPOINTS, 'issuer', 'jwks_uri']) expect(modelled[name], name).toMatch(/^https:\/\//)
})

check('D9', 'on localhost the endpoints are those of localhost; the issuer stays AWS’s', async () => {
  expect(document.jwks_uri).toBe(`${door.url}/${site.UserPoolId}/.well-known/jwks.json`)
  expect(document.issuer).toMatch(/^https:\/\/cognito-idp\.us-east-1\.amazonaws\.com\//)
})
