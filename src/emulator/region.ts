import { find, findChallenge, type State } from '../simulator/index.ts'

/**
 * The Region that a call is for: that of its signature, or for an unsigned one that of the pool it names.
 *
 * @param authorization the header
 * @param body the JSON text
 * @param fallback for calls that name neither
 */
export function regionOf(
  state: State,
  authorization: string | undefined,
  body: Buffer,
  fallback: string,
): string {
  const [, signed] = /Credential=[^/,\s]+\/\d+\/([a-z0-9-]+)\//.exec(authorization ?? '') ?? []
  return signed ?? regionOfPool(poolIdIn(state, membersOf(body)) ?? '') ?? fallback
}

/** The Region that a pool's id begins with. */
export const regionOfPool = (poolId: string): string | undefined => /^([a-z0-9-]+)_/.exec(poolId)?.[1]

type Members = { UserPoolId?: unknown; ClientId?: unknown; Session?: unknown; AccessToken?: unknown }

function poolIdIn(state: State, { UserPoolId, ClientId, Session, AccessToken }: Members): string | undefined {
  if (typeof UserPoolId === 'string') return UserPoolId
  if (typeof ClientId === 'string') return find(state.userPoolClients, ClientId)?.UserPoolId
  if (typeof Session === 'string') return findChallenge(state, Session)?.UserPoolId
  if (typeof AccessToken === 'string') return issuingPool(AccessToken)
  return undefined
}

/** The pool that a token says it is from. Nothing is believed of it but where to look. */
function issuingPool(token: string): string | undefined {
  const { iss } = membersOf(Buffer.from(token.split('.')[1] ?? '', 'base64url')) as { iss?: unknown }
  return typeof iss === 'string' ? iss.slice(iss.lastIndexOf('/') + 1) : undefined
}

/** The members of a JSON object; none where the text is something else. */
function membersOf(text: Buffer): Members {
  try {
    return Object(JSON.parse(text.toString())) as Members
  } catch {
    return {}
  }
}
