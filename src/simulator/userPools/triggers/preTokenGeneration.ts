import { unworded, type Context } from '../../context.ts'
import { InvalidLambdaResponseException, unrecognizableOutput } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import type { User } from '../../store/users.ts'
import { changesIn, scopesIn, type ClaimChanges, type Scopes } from './claimChanges.ts'
import { invoke, type Caller } from './invoke.ts'
import { objectIn, textIn, textsIn, type Response } from './response.ts'
import type { SourceOf } from './sources.ts'
import { userAttributesOf } from './userAttributes.ts'

/** What tokens say of a user's groups: their names, the roles, and the role that comes first. */
export type Groups = { names: string[]; roles: string[]; preferred: string | undefined }

/** What the function makes of both tokens. `groups` is there when it sets others. */
export type TokenChanges = { id: ClaimChanges; access: ClaimChanges; scopes: Scopes; groups?: Groups }

/** Tokens that are to be made. */
export type TokenRequest = Caller & {
  triggerSource: SourceOf<'PreTokenGeneration'>
  user: User
  groups: Groups
  scopes: string[]
}

const UNCHANGED: ClaimChanges = { add: {}, suppress: [] }
const NO_SCOPES: Scopes = { add: [], suppress: [] }

/** Claims, scopes and groups that a function may name in all. */
const MOST = 5_000

/**
 * Lets a pool's function change the tokens that are to be made. Version 1 changes the ID token and the groups, versions 2 and 3
 * the access token too.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 *
 * @returns nothing when it changes nothing
 */
export async function preTokenGeneration(
  context: Context,
  request: TokenRequest,
): Promise<TokenChanges | undefined> {
  const { pool, client, user, groups, clientMetadata, triggerSource } = request
  const version = VERSIONS[pool.LambdaConfig.PreTokenGenerationConfig?.LambdaVersion ?? 'V1_0']
  const [details, others] = version === '1' ? [V1, V2] : [V2, V1]
  const response = await invoke(context, {
    ...{ pool, client, version, triggerSource, userName: user.Username },
    request: {
      userAttributes: userAttributesOf(pool, user),
      groupConfiguration: {
        groupsToOverride: groups.names,
        iamRolesToOverride: groups.roles,
        preferredRole: groups.preferred ?? null,
      },
      ...(version !== '1' && { scopes: request.scopes }),
      ...(clientMetadata && { clientMetadata }),
    },
    response: { [details]: null },
  })
  checkVersion(context, response, others)
  const given = objectIn(response, details)
  if (!given) return undefined
  const changes =
    version === '1' ? changesOfV1(context, request, given) : changesOfV2(context, request, given)
  checkSize(context, changes)
  return changes
}

/**
 * Lets a pool's function of version 3 change an access token that an app client gets for itself. Older versions never hear of it.
 *
 * @returns nothing when it changes nothing
 */
export async function clientTokenGeneration(
  context: Context,
  { pool, client, scopes, clientMetadata }: Caller & { scopes: string[] },
): Promise<Pick<TokenChanges, 'access' | 'scopes'> | undefined> {
  if (pool.LambdaConfig.PreTokenGenerationConfig?.LambdaVersion !== 'V3_0') return undefined
  const caller = { pool, client }
  const response = await invoke(context, {
    ...caller,
    triggerSource: 'TokenGeneration_ClientCredentials',
    version: '3',
    userName: 'ClientCredentials',
    request: {
      userAttributes: {},
      groupConfiguration: null,
      scopes,
      ...(clientMetadata && { clientMetadata }),
    },
    response: { [V2]: null },
  })
  const access = objectIn(objectIn(response, V2) ?? {}, 'accessTokenGeneration')
  if (!access) return undefined
  return { access: changesIn(context, caller, access, 'access'), scopes: scopesIn(access) }
}

const VERSIONS = { V1_0: '1', V2_0: '2', V3_0: '3' } as const
const V1 = 'claimsOverrideDetails'
const V2 = 'claimsAndScopeOverrideDetails'

/** What another version would have answered counts for nothing (OP-223). */
function checkVersion(context: Context, response: Response, others: string): void {
  const isOther = response[others] !== undefined && response[others] !== null
  if (isOther && settingOf(context, 'OP-223') === 'refused') throw unrecognizableOutput()
}

const changesOfV1 = (context: Context, request: TokenRequest, details: Response): TokenChanges => ({
  id: changesIn(context, request, details, 'text'),
  access: UNCHANGED,
  scopes: NO_SCOPES,
  ...groupsIn(details),
})

function changesOfV2(context: Context, request: TokenRequest, details: Response): TokenChanges {
  const id = objectIn(details, 'idTokenGeneration')
  const access = objectIn(details, 'accessTokenGeneration')
  return {
    id: id ? changesIn(context, request, id, 'id') : UNCHANGED,
    access: access ? changesIn(context, request, access, 'access') : UNCHANGED,
    scopes: access ? scopesIn(access) : NO_SCOPES,
    ...groupsIn(details),
  }
}

/** Groups that are given replace the user's; given without anything in them, they take all away. */
function groupsIn(details: Response): { groups?: Groups } {
  if (!Object.hasOwn(details, 'groupOverrideDetails')) return {}
  const given = objectIn(details, 'groupOverrideDetails') ?? {}
  const names = textsIn(given, 'groupsToOverride')
  const roles = textsIn(given, 'iamRolesToOverride')
  return { groups: { names, roles, preferred: textIn(given, 'preferredRole') || undefined } }
}

function checkSize(context: Context, { id, access, scopes, groups }: TokenChanges): void {
  const claims = [id, access].map(({ add, suppress }) => Object.keys(add).length + suppress.length)
  const lists = [scopes.add, scopes.suppress, groups?.names ?? [], groups?.roles ?? []]
  const size = [...claims, ...lists.map(({ length }) => length)].reduce((sum, count) => sum + count)
  if (size <= MOST) return
  throw unworded(context, InvalidLambdaResponseException, `the function changes more than ${MOST} things`)
}
