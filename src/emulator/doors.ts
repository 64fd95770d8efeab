import type { State } from '../simulator/index.ts'
import { regionOf, regionOfPool } from './region.ts'

/** What a door looks at. */
export type Knock = {
  /** on localhost */
  url: URL
  target: string | undefined
  authorization: string | undefined
  body: Buffer
}

/** Services by the first part of their `X-Amz-Target`; the simulator says which it does not simulate. */
const SERVICES: Record<string, string> = {
  AWSCognitoIdentityProviderService: 'cognito-idp',
  AWSCognitoIdentityService: 'cognito-identity',
}

/**
 * The AWS address that a request on localhost is meant for.
 *
 * @param fallback the Region of calls that name none
 */
export function toAws(state: State, knock: Knock, fallback: string): string {
  const { pathname, search } = knock.url
  const [, poolId = ''] = /^\/([\w-]+)\/\.well-known\//.exec(pathname) ?? []
  const prefix = knock.target?.split('.')[0] ?? ''
  const service = (Object.hasOwn(SERVICES, prefix) && SERVICES[prefix]) || 'cognito-idp'
  const region = regionOfPool(poolId) ?? regionOf(state, knock.authorization, knock.body, fallback)
  return `https://${service}.${region}.amazonaws.com${pathname}${search}`
}

/** Where a client on this computer reaches an AWS address: the other way through the same doors. */
export function toLocalhost(awsUrl: string, port: number): string {
  const { host, pathname, search, hash } = new URL(awsUrl)
  if (!/^(?:issuer-)?cognito-idp\.[a-z0-9-]+\.amazonaws\.com$/.test(host)) return awsUrl
  return `http://localhost:${port}${pathname}${search}${hash}`
}
