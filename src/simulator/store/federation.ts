import type { Context } from '../context.ts'
import { base64url } from '../crypto/bytes.ts'
import { findRecord, putShortLived, removeRecord } from './records.ts'
import type { UserPool } from './userPools.ts'

/** A sign-in, or a sign-out, that is under way at an outside provider. */
export type Errand = {
  UserPoolId: string
  /** the provider's name */
  provider: string
  /** the authorize request that waits for it, as its query; of a sign-out the address that comes after it */
  query: string
  /** what the provider's answer must bear: the `nonce` of an ID token, the `InResponseTo` of an assertion */
  expected: string
  /** what the browser has as a cookie */
  csrf: string
  /** milliseconds */
  expiresAt: number
}

/** Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-oidc-flow.html */
const LIFETIME = 5 * 60_000

/** @returns the `state`, or RelayState, under which the browser comes back: it says nothing to anybody else */
export function newErrand(context: Context, errand: Omit<Errand, 'csrf' | 'expiresAt'>): [string, Errand] {
  const state = base64url(context.world.random(32))
  const csrf = base64url(context.world.random(16))
  const made = { ...errand, csrf, expiresAt: context.world.now() + LIFETIME }
  putShortLived(context, 'errands', state, made, ({ expiresAt }) => context.world.now() >= expiresAt)
  return [state, made]
}

/** The errand that a browser comes back from: once, in time, and in the browser that was sent. */
export function takeErrand(
  context: Context,
  pool: UserPool,
  state: string | null,
  csrf: string | undefined,
): Errand | undefined {
  const found = state ? findRecord(context, 'errands', state) : undefined
  if (!state || found?.UserPoolId !== pool.Id || found.csrf !== csrf) return undefined
  removeRecord(context, 'errands', state)
  return context.world.now() < found.expiresAt ? found : undefined
}

/** Takes note of an assertion. @returns whether it had not been used before */
export function useAssertion(
  context: Context,
  pool: UserPool,
  provider: string,
  id: string,
  expiresAt: number,
): boolean {
  const key = `${pool.Id}/${JSON.stringify([provider, id])}`
  if (findRecord(context, 'usedAssertions', key) !== undefined) return false
  putShortLived(context, 'usedAssertions', key, expiresAt, (at) => context.world.now() >= at)
  return true
}
