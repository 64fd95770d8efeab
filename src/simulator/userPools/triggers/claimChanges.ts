import type { Context } from '../../context.ts'
import { unrecognizableOutput } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import type { Caller } from './invoke.ts'
import { objectIn, textMapIn, textsIn, type Response } from './response.ts'

/** Claims that a token gets, and claims that it loses: what is in both is lost. */
export type ClaimChanges = { add: Record<string, unknown>; suppress: string[] }

/** Scopes that an access token gets, and scopes that it loses. */
export type Scopes = { add: string[]; suppress: string[] }

/** Which token is changed; `text` is the ID token of version 1, whose new claims are text. */
type Kind = 'text' | 'id' | 'access'

/**
 * Claims that stay as they are, whatever a function says.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
const FIXED = new Set([
  ...[
    'acr',
    'amr',
    'at_hash',
    'aud',
    'auth_time',
    'azp',
    'client_id',
    'device_key',
    'event_id',
    'exp',
    'iat',
  ],
  ...['identities', 'iss', 'jti', 'nbf', 'nonce', 'origin_jti', 'sub', 'token_use', 'username', 'version'],
])

/** Claims of the ID token that have a type of their own; a function sets them by text. */
const TYPED = ['phone_number_verified', 'email_verified', 'updated_at', 'address']

const GROUP_CLAIMS = ['cognito:groups', 'cognito:roles', 'cognito:preferred_role']

/**
 * The changes of one token's claims. What can't be changed stays as it is, without a word (OP-223).
 *
 * @throws InvalidLambdaResponseException when a member is of the wrong type
 */
export function changesIn(context: Context, caller: Caller, given: Response, kind: Kind): ClaimChanges {
  const added = Object.entries(claimsIn(given, kind))
  const suppressed = textsIn(given, 'claimsToSuppress')
  const add = added.filter(([name, value]) => isFree(name, kind) || isOwnAudience(caller, kind, name, value))
  const suppress = suppressed.filter((name) => isFree(name, kind) || isSuppressible(name))
  const isAllTaken = add.length === added.length && suppress.length === suppressed.length
  if (!isAllTaken && settingOf(context, 'OP-223') === 'refused') throw unrecognizableOutput()
  return {
    add: Object.fromEntries(add),
    suppress: suppress.flatMap((name) => (name === 'cognito:groups' ? GROUP_CLAIMS : name)),
  }
}

function claimsIn(given: Response, kind: Kind): Record<string, unknown> {
  if (kind === 'text') return textMapIn(given, 'claimsToAddOrOverride') ?? {}
  const claims = objectIn(given, 'claimsToAddOrOverride') ?? {}
  const isOddlyTyped = TYPED.some((name) => Object.hasOwn(claims, name) && typeof claims[name] !== 'string')
  if (kind === 'id' && isOddlyTyped) throw unrecognizableOutput()
  return claims
}

/** The scopes of an access token are a list of their own, not a claim. */
const isFree = (name: string, kind: Kind) =>
  !FIXED.has(name) && !/^(cognito|dev):/.test(name) && !(kind === 'access' && name === 'scope')

/** An access token may be made out to the app client itself. */
const isOwnAudience = ({ client }: Caller, kind: Kind, name: string, value: unknown) =>
  kind === 'access' && name === 'aud' && value === client?.ClientId

/** Attributes that only developers see may be left out; without groups there are no roles either. */
const isSuppressible = (name: string) => name.startsWith('dev:') || name === 'cognito:groups'

/** @throws InvalidLambdaResponseException when a scope is none: it has no space in it */
export function scopesIn(given: Response): Scopes {
  const [add, suppress] = [textsIn(given, 'scopesToAdd'), textsIn(given, 'scopesToSuppress')]
  if (add.some((scope) => !/^\S+$/.test(scope))) throw unrecognizableOutput()
  return { add, suppress }
}
