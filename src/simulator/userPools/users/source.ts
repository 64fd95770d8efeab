import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException, NotAuthorizedException } from '../../errors.ts'
import type { Input } from '../../model/types.ts'
import type { AuthEvent } from '../../store/authEvents.ts'
import { riskConfigurationFor } from '../../store/risk.ts'
import { settingOf } from '../../store/settings.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import { isInRange, isIpAddress } from '../pools/ipRanges.ts'
import { isProtected, modeOf } from '../pools/threatProtection.ts'

/** Where a call comes from, as its event shows it: what the app tells, for the miniature sees no network (OP-644). */
export type Source = NonNullable<AuthEvent['EventContextData']>

/**
 * What an app says of its user. An address counts from an app client that may send one (OP-647).
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html
 *
 * @throws InvalidParameterException when the address is none
 */
export function userSource(
  context: Context,
  pool: UserPool,
  client: UserPoolClient,
  data: Input<'InitiateAuth'>['UserContextData'],
): Source {
  const isTaken = client.EnablePropagateAdditionalUserContextData
  if (data?.IpAddress && !isTaken && settingOf(context, 'OP-647') === 'refused') {
    throw unworded(context, InvalidParameterException, 'the app client may not send an address')
  }
  return sourceAt(context, pool, isTaken ? data?.IpAddress : undefined)
}

/**
 * What a server says of its user: the app's, or the one of the login pages.
 *
 * @throws InvalidParameterException when the address is none
 */
export function serverSource(
  context: Context,
  pool: UserPool,
  data?: Partial<NonNullable<Input<'AdminInitiateAuth'>['ContextData']>>,
): Source {
  const agent = data?.HttpHeaders?.find(({ headerName }) => headerName?.toLowerCase() === 'user-agent')
  const source = sourceAt(context, pool, data?.IpAddress)
  return agent?.headerValue ? { ...source, DeviceName: deviceName(agent.headerValue) } : source
}

function sourceAt(context: Context, pool: UserPool, IpAddress: string | undefined): Source {
  if (!isProtected(pool) || !IpAddress) return {}
  if (isIpAddress(IpAddress)) return { IpAddress }
  throw unworded(context, InvalidParameterException, `"${IpAddress}" is no IPv4 or IPv6 address`)
}

/** What gives a browser or a system away, the more telling first. */
const BROWSERS: [name: string, sign: RegExp][] = [
  ['Edge', /Edg\/(\d+)/],
  ['Firefox', /Firefox\/(\d+)/],
  ['Chrome', /Chrome\/(\d+)/],
  ['Safari', /Version\/(\d+).* Safari\//],
]
const SYSTEMS: [name: string, sign: RegExp][] = [
  ['iOS', /iPhone|iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['Mac OS X', /Mac OS X/],
  ['Linux', /Linux/],
]

/** `Firefox 132, Linux`, or `Other, Other`: the form of two published events (OP-644). */
function deviceName(userAgent: string): string {
  const [browser, version] = findSign(BROWSERS, userAgent)
  const [system] = findSign(SYSTEMS, userAgent)
  return `${[browser, version].filter(Boolean).join(' ')}, ${system}`
}

function findSign(signs: [name: string, sign: RegExp][], userAgent: string): [string, string?] {
  const found = signs.find(([, sign]) => sign.test(userAgent))
  return found ? [found[0], found[1].exec(userAgent)?.[1]] : ['Other']
}

/** At which app client, and from where. */
type At = { pool: UserPool; client: UserPoolClient; source?: Source | undefined }

/** Whether nobody is let in from there. */
export const isBlockedSource = (context: Context, at: At): boolean =>
  isIn(exceptionsFor(context, at)?.BlockedIPRangeList, at.source)

/** Whether sign-ins from there carry no risk of a takeover. Whether a password is compromised is looked at all the same. */
export const isTrustedSource = (context: Context, at: At): boolean =>
  isIn(exceptionsFor(context, at)?.SkippedIPRangeList, at.source)

const exceptionsFor = (context: Context, { pool, client }: At) =>
  riskConfigurationFor(context, pool, client.ClientId)?.RiskExceptionConfiguration

const isIn = (ranges: string[] | undefined, { IpAddress }: Source = {}): boolean =>
  IpAddress !== undefined && Boolean(ranges?.some((range) => isInRange(IpAddress, range)))

/**
 * Where a call of somebody comes from who is not signed in.
 *
 * @throws InvalidParameterException when the address is none, NotAuthorizedException when it is one of those that the pool
 *   lets nobody in from
 */
export function checkedSource(
  context: Context,
  pool: UserPool,
  client: UserPoolClient,
  data: Input<'SignUp'>['UserContextData'],
): Source {
  const source = userSource(context, pool, client, data)
  const isActing = modeOf(pool) === 'ENFORCED'
  if (isActing && isBlockedSource(context, { pool, client, source })) throw notFromThere()
  return source
}

/** Where the text was seen: https://github.com/Badsworth/pfml_scripts, `useAuthLogic.js` (OP-642). */
export const notFromThere = () => NotAuthorizedException('Request not allowed due to security reasons.')
