import {
  base64url,
  compactVerify,
  decodeJwt,
  decodeProtectedHeader,
  importJWK,
} from 'jose'
import type { JSONWebKeySet } from 'jose'

/** What a verifier knows beforehand; `now` in ms. */
export type Expected = {
  jwks: JSONWebKeySet
  issuer: string
  clientId: string
  tokenUse: 'id' | 'access'
  now: number
}

/** One check: passed, or failed with the reason. */
export type Step = {
  check: string
  passed: boolean
  reason: string
}

/**
 * Checks a token as aws-jwt-verify does,
 * and stops at the first check that fails.
 */
export async function verifyToken(
  token: string,
  expected: Expected,
): Promise<Step[]> {
  const steps: Step[] = []
  for (const [check, passes] of checks) {
    const reason = await passes(token, expected)
    steps.push({
      check,
      passed: !reason,
      reason: reason || '',
    })
    if (reason) break
  }
  return steps
}

/** Answers why not, or nothing when it passes. */
type Check = (token: string, expected: Expected) => Reason | Promise<Reason>
type Reason = string | false | undefined

/** In the order in which they are made. */
export const checks: [string, Check][] = [
  ['It has three parts that can be read', hasThreeParts],
  ['Its key is in the JWKS', hasKnownKey],
  ['Its algorithm is the key’s', hasAlgorithmOfKey],
  ['The signature fits', hasSignature],
  ['It has not expired', hasTimeLeft],
  ['This pool issued it', hasIssuer],
  ['It is the kind that is wanted', hasTokenUse],
  ['It was made for this app', hasClient],
]

function hasThreeParts(token: string) {
  const parts = token.split('.')
  if (parts.length !== 3)
    return `A signed token has three parts with dots between; this has ${parts.length}.`
  if (parts.some((part) => !part)) return 'A part is empty.'
  if (parts.some((part) => encodedAgain(part) !== part))
    return 'A part is not clean base64url.'
  if (!headerOf(token))
    return 'The header does not decode to a JSON object.'
  return !claimsOf(token) && 'The payload does not decode to a JSON object.'
}

function hasKnownKey(token: string, { jwks }: Expected) {
  return (
    !keyFor(token, jwks) &&
    `No key of this pool has the kid ${headerOf(token)?.kid ?? '(none)'}.`
  )
}

function hasAlgorithmOfKey(token: string, { jwks }: Expected) {
  const alg = headerOf(token)?.alg
  const wanted = keyFor(token, jwks)?.alg
  return (
    alg !== wanted &&
    `The header says ${alg ?? 'nothing'}, but the key is for ${wanted}.`
  )
}

async function hasSignature(token: string, { jwks }: Expected) {
  const key = await importJWK(keyFor(token, jwks)!)
  const signed = await compactVerify(token, key).catch(() => false)
  return (
    !signed &&
    'Header and payload are not what was signed, or another key signed them.'
  )
}

function hasTimeLeft(token: string, { now }: Expected) {
  const exp = claimsOf(token)?.exp
  if (exp === undefined) return 'There is no exp claim.'
  return (
    exp < now / 1000 &&
    `exp was ${timeOf(exp * 1000)}, and now it is ${timeOf(now)}.`
  )
}

function hasIssuer(token: string, { issuer }: Expected) {
  const iss = claimsOf(token)?.iss
  return iss !== issuer && `iss is ${iss}, not ${issuer}.`
}

function hasTokenUse(token: string, { tokenUse }: Expected) {
  const use = claimsOf(token)?.token_use
  return (
    use !== tokenUse &&
    `token_use is “${use}”, and “${tokenUse}” is wanted.`
  )
}

function hasClient(token: string, { clientId, tokenUse }: Expected) {
  const claim = tokenUse === 'id' ? 'aud' : 'client_id'
  const client = claimsOf(token)?.[claim]
  return client !== clientId && `${claim} is ${client}, not ${clientId}.`
}

const headerOf = (token: string) =>
  orNothing(() => decodeProtectedHeader(token))
const claimsOf = (token: string) => orNothing(() => decodeJwt(token))
const encodedAgain = (part: string) =>
  orNothing(() => base64url.encode(base64url.decode(part)))
const keyFor = (token: string, jwks: JSONWebKeySet) =>
  jwks.keys.find(
    ({ kid }) => kid !== undefined && kid === headerOf(token)?.kid,
  )
const timeOf = (milliseconds: number) =>
  new Date(milliseconds).toISOString().replace(/\.\d+/, '')

function orNothing<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}
