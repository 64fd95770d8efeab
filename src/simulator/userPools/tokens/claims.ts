import { uuid } from '../../crypto/ids.ts'
import type { Context } from '../../context.ts'
import { findDevice } from '../../store/devices.ts'
import type { Session } from '../../store/sessions.ts'
import { settingOf } from '../../store/settings.ts'
import { isTrue, type User } from '../../store/users.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import { issuerOf, type UserPool } from '../../store/userPools.ts'
import { lifetimesOf } from '../clients/lifetimes.ts'
import { attributesInScope } from './scopedAttributes.ts'
import type { Identity } from '../users/identities.ts'
import type { ClaimChanges, Scopes } from '../triggers/claimChanges.ts'
import type { Groups, TokenChanges } from '../triggers/preTokenGeneration.ts'
import { groupClaims } from './groupClaims.ts'

export type Claims = Record<string, unknown>

/** The scope of every access token that the API, not the OAuth token endpoint, gives out. */
export const API_SCOPE = 'aws.cognito.signin.user.admin'

type Subject = {
  context: Context
  pool: UserPool
  client: UserPoolClient
  user: User
  groups: Groups
  session: Session
  /** what a function makes of the tokens */
  changes?: TokenChanges | undefined
}

/**
 * The ID token's claims: who the user is, for the app.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
 */
export function idClaims({ context, pool, client, user, groups: own, session, changes }: Subject): Claims {
  const { sub: _sub, email_verified, ...attributes } = attributeClaims(context, pool, client, user, session)
  const groups = groupClaims(changes?.groups ?? own)
  const claims = {
    sub: user.sub,
    ...groups.names,
    ...(email_verified !== undefined && { email_verified }),
    ...groups.preferred,
    iss: issuerOf(pool),
    'cognito:username': user.Username,
    // After a refresh too (OP-665).
    ...(session.asked?.nonce !== undefined && { nonce: session.asked.nonce }),
    ...(client.EnableTokenRevocation && { origin_jti: session.origin_jti }),
    ...groups.roles,
    aud: client.ClientId,
    event_id: session.event_id,
    token_use: 'id',
    auth_time: session.auth_time,
    ...times(context, client, lifetimesOf(client).id),
    ...attributes,
  }
  return changes ? changed(claims, changes.id) : claims
}

/**
 * The access token's claims: what the bearer may do. No `aud`, no attributes.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export function accessClaims({ context, pool, client, user, groups, session, changes }: Subject): Claims {
  const claims = {
    sub: user.sub,
    ...deviceClaim(context, user, session),
    ...groupClaims(changes?.groups ?? groups).names,
    iss: issuerOf(pool),
    ...(session.asked?.resource !== undefined && { aud: session.asked.resource }),
    client_id: client.ClientId,
    ...(client.EnableTokenRevocation && { origin_jti: session.origin_jti }),
    event_id: session.event_id,
    token_use: 'access',
    scope: scopesWith(scopesOf(session), changes?.scopes).join(' '),
    ...version(context, session),
    auth_time: session.auth_time,
    ...times(context, client, lifetimesOf(client).access),
    username: user.Username,
  }
  return changes ? changed(claims, changes.access) : claims
}

/** What is both added and suppressed is suppressed. */
export const changed = (claims: Claims, { add, suppress }: ClaimChanges): Claims =>
  Object.fromEntries(Object.entries({ ...claims, ...add }).filter(([name]) => !suppress.includes(name)))

/** What a sign-in's access tokens may be used for. */
export const scopesOf = ({ asked }: Session): string[] => asked?.scopes ?? [API_SCOPE]

export const scopesWith = (
  scopes: string[],
  { add, suppress }: Scopes = { add: [], suppress: [] },
): string[] => [...new Set([...scopes, ...add])].filter((scope) => !suppress.includes(scope))

/** Tokens of a pool's domain have a version; those of the API were seen without (OP-202). */
const version = (context: Context, { asked }: Session): Claims =>
  asked || settingOf(context, 'OP-202') === 'version-2' ? { version: 2 } : {}

/** The device, once it is remembered. */
function deviceClaim(context: Context, user: User, { deviceKey = '' }: Session): Claims {
  return findDevice(context, user, deviceKey)?.isRemembered ? { device_key: deviceKey } : {}
}

function times({ world }: Context, client: UserPoolClient, lifetime: number) {
  const iat = Math.floor(world.now() / 1000)
  return { exp: iat + lifetime, iat, ...(client.EnableTokenRevocation && { jti: uuid(world) }) }
}

/** Attributes as claims: flags are booleans, `identities` an array, `updated_at` a number, `address` an object, the rest text. */
function attributeClaims(
  context: Context,
  pool: UserPool,
  client: UserPoolClient,
  user: User,
  { asked }: Session,
): Claims {
  return Object.fromEntries(
    attributesInScope(pool, client, user, asked?.scopes).map(({ Name, Value }) => [
      Name,
      claimOf(context, Name, Value),
    ]),
  )
}

function claimOf(context: Context, name: string, value: string): unknown {
  if (name.endsWith('_verified')) return isTrue(value)
  if (name === 'identities') return (JSON.parse(value) as Identity[]).map(identityClaim)
  // Two that OpenID Connect does not have as text (OP-204).
  if (settingOf(context, 'OP-204') === 'texts') return value
  if (name === 'updated_at') return Number(value)
  return name === 'address' ? { formatted: value } : value
}

/** In the token the flag and the date of an identity are text. */
const identityClaim = ({ primary, dateCreated, ...identity }: Identity) => ({
  ...identity,
  primary: String(primary),
  dateCreated: String(dateCreated),
})
