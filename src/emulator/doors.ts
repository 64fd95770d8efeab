import type { State } from '../simulator/index.ts'
import { pathOfPages } from './pageDoor.ts'
import { regionOf, regionOfPool } from './region.ts'

/** What a door looks at. */
export type Knock = {
  /** on localhost */
  url: URL
  target: string | undefined
  authorization: string | undefined
  body: Buffer
}

/** The path of S3: `/_s3/BUCKET/KEY`. */
export const S3 = '/_s3/'

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
  const { pathname, search, searchParams } = knock.url
  // The address that CreateUserImportJob gives is signed in its query.
  const signature = knock.authorization ?? `Credential=${searchParams.get('X-Amz-Credential')}`
  const regionOfCall = () => regionOf(state, signature, knock.body, fallback)

  const [, bucket, key] = /^\/_s3\/([a-z0-9-]+)(\/.*)$/.exec(pathname) ?? []
  if (bucket) return `https://${bucket}.s3.${regionOfCall()}.amazonaws.com${key}${search}`

  const [, poolId = ''] = /^\/([\w-]+)\/\.well-known\//.exec(pathname) ?? []
  const prefix = knock.target?.split('.')[0] ?? ''
  const service = (Object.hasOwn(SERVICES, prefix) && SERVICES[prefix]) || 'cognito-idp'
  return `https://${service}.${regionOfPool(poolId) ?? regionOfCall()}.amazonaws.com${pathname}${search}`
}

/**
 * Where a client on this computer reaches an AWS address: the other way through the same doors.
 *
 * @param at the emulator's address, and the Region whose domains have the short names
 */
export function toLocalhost(state: State, awsUrl: string, at: { url: string; region: string }): string {
  const { host, origin } = new URL(awsUrl)
  const path = pathOf(host) ?? pathOfPages(state, host, at.region)
  return path === undefined ? awsUrl : at.url + path + awsUrl.slice(origin.length)
}

/** What a host of AWS's becomes on localhost, where it has a door. */
function pathOf(host: string): string | undefined {
  if (/^(?:issuer-)?cognito-idp\.[a-z0-9-]+\.amazonaws\.com$/.test(host)) return ''
  const [, bucket] = /^([a-z0-9-]+)\.s3\.[a-z0-9-]+\.amazonaws\.com$/.exec(host) ?? []
  return bucket && `${S3}${bucket}`
}
