import { ConfirmSignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import { base64url, SignJWT, importJWK, decodeJwt, decodeProtectedHeader } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import {
  fetchJwks,
  issuerOf,
  signIn,
  signUp,
  verifyToken,
  type App,
  type Expected,
} from '../../src/flows/index.ts'
import { newSigningKey } from '../../src/simulator/index.ts'
import { withOneCharacterChanged } from '../../src/sandbox/tamper.ts'
import { ada, START, world } from '../world.ts'

let tokens: { IdToken?: string; AccessToken?: string }
let expected: Expected

const first = { username: ada.Username, password: ada.Password, email: ada.email }

beforeAll(async () => {
  const { cognito, simulator, inbox, ClientId, UserPoolId } = await world()
  const env = { AWS_REGION: 'us-east-1', USER_POOL_ID: UserPoolId, CLIENT_ID: ClientId }
  const app: App = { cognito, fetch: simulator.fetch, env }
  await signUp(app, first)
  await cognito.send(
    new ConfirmSignUpCommand({ ClientId, Username: 'ada', ConfirmationCode: inbox()[0]!.code }),
  )
  tokens = (await signIn(app, first)).AuthenticationResult!
  expected = {
    jwks: await fetchJwks(app),
    issuer: issuerOf(app),
    clientId: ClientId,
    tokenUse: 'access',
    now: START,
  }
})

/** The check that failed, with its reason; nothing when all passed. */
async function failure(token: string, change: Partial<Expected> = {}) {
  const steps = await verifyToken(token, { ...expected, ...change })
  expect(steps.slice(0, -1).every(({ passed, reason }) => passed && reason === '')).toBe(true)
  const last = steps.at(-1)!
  return last.passed ? undefined : `${last.check}: ${last.reason}`
}

test('both tokens pass all eight checks', async () => {
  expect(await verifyToken(tokens.AccessToken!, expected)).toHaveLength(8)
  expect(await failure(tokens.AccessToken!)).toBeUndefined()
  expect(await failure(tokens.IdToken!, { tokenUse: 'id' })).toBeUndefined()
})

test('any one character changed fails', async () => {
  const token = tokens.AccessToken!
  for (let at = 0; at < token.length; at += 7) {
    const changed = token[at] === 'A' ? 'B' : 'A'
    expect(await failure(token.slice(0, at) + changed + token.slice(at + 1))).toBeDefined()
  }
  const end = String.fromCharCode(token.charCodeAt(token.length - 1) + 1)
  expect(await failure(token.slice(0, -1) + end)).toBeDefined()
})

test('the reason names the part that was changed', async () => {
  const changed = (part: number) => failure(withOneCharacterChanged(tokens.AccessToken!, part))
  expect(await changed(0)).toMatch(/^Its (key is in the JWKS|algorithm)/)
  expect(await changed(1)).toMatch(/^The signature fits/)
  expect(await changed(2)).toBe(
    'The signature fits: Header and payload are not what was signed, or another key signed them.',
  )
})

test('two parts, five parts, padding and text are no token', async () => {
  expect(await failure('a.b')).toMatch(/this has 2\.$/)
  expect(await failure('a.b.c.d.e')).toMatch(/this has 5\.$/)
  expect(await failure(`${tokens.AccessToken}=`)).toMatch(/not clean base64url\.$/)
  expect(await failure('')).toMatch(/this has 1\.$/)
  expect(await failure('a..c')).toMatch(/A part is empty\.$/)
  const text = base64url.encode('no JSON')
  expect(await failure(`${text}.${text}.${text}`)).toMatch(/header does not decode/)
})

test('another key under the same kid fails at the signature, an unknown kid before it', async () => {
  const token = tokens.AccessToken!
  const { privateJwk } = await newSigningKey()
  const key = await importJWK(privateJwk as Parameters<typeof importJWK>[0], 'RS256')
  const { kid } = decodeProtectedHeader(token)
  const forged = (header: { alg: string; kid?: string }) =>
    new SignJWT(decodeJwt(token)).setProtectedHeader(header).sign(key)
  expect(await failure(await forged({ alg: 'RS256', kid: kid! }))).toMatch(/^The signature fits/)
  expect(await failure(await forged({ alg: 'RS256', kid: 'mine' }))).toMatch(
    /no key of this pool has the kid mine/i,
  )
  expect(await failure(await forged({ alg: 'RS256' }))).toMatch(/kid \(none\)/)
})

test('alg none, and a kind of signature that the key is not for', async () => {
  const [header, payload, signature] = tokens.AccessToken!.split('.')
  const { kid } = decodeProtectedHeader(`${header}.${payload}.${signature}`)
  const none = base64url.encode(JSON.stringify({ kid, alg: 'none' }))
  expect(await failure(`${none}.${payload}.${signature}`)).toBe(
    'Its algorithm is the key’s: The header says none, but the key is for RS256.',
  )
})

test('expiry, issuer, kind and client, each with its reason', async () => {
  const { AccessToken = '', IdToken = '' } = tokens
  expect(await failure(AccessToken, { now: START + 3_600_000 })).toBeUndefined()
  expect(await failure(AccessToken, { now: START + 3_601_000 })).toBe(
    'It has not expired: exp was 2026-11-20T10:00:00Z, and now it is 2026-11-20T10:00:01Z.',
  )
  expect(await failure(AccessToken, { issuer: 'https://example.com' })).toMatch(
    /^This pool issued it: iss is/,
  )
  expect(await failure(IdToken)).toBe(
    'It is the kind that is wanted: token_use is “id”, and “access” is wanted.',
  )
  expect(await failure(AccessToken, { clientId: 'other' })).toMatch(/^It was made for this app: client_id is/)
  expect(await failure(IdToken, { clientId: 'other', tokenUse: 'id' })).toMatch(/: aud is \w+, not other\.$/)
})
