import { cookie } from '../managedLogin/answers.ts'
import { domainsOf, originOf } from '../store/domains.ts'
import { findOutsideGrant, newOutsideGrant } from '../store/outside.ts'
import { valuesUnder } from '../store/table.ts'
import type { Call } from './call.ts'
import { findPerson, type Person } from './people.ts'

/** A browser stays signed in at a provider for eight hours: longer than at the pool. */
const SESSION = 8 * 60 * 60_000

/** Its cookie; the name has the provider's, because on localhost all share one host. */
export const cookieOf = ({ name }: Call): string => `idp-${name}`

/** Who this browser is signed in as at the provider. */
export function findSignedIn(call: Call): Person | undefined {
  const key = call.cookies[cookieOf(call)]
  return findPerson(findOutsideGrant(call.context, call.name, 'session', key)?.person)
}

/** @returns the cookie to set */
export function signIn(call: Call, { username }: Person): string {
  const key = newOutsideGrant(call.context, {
    ...{ kind: 'session', provider: call.name, person: username },
    ...{ client_id: '', redirect_uri: '', scopes: [] },
    expiresAt: call.context.world.now() + SESSION,
  })
  return cookie(cookieOf(call), key, SESSION / 1000)
}

/**
 * Whether an address is one of a pool's for what outside providers answer: all that a provider lets itself be sent to.
 *
 * @param path as in `/oauth2/idpresponse`
 */
export function isPools({ context }: Call, address: string | null, path: string): boolean {
  const pools = [...valuesUnder(context.state.userPools, '')]
  return pools
    .flatMap((pool) => domainsOf(context, pool))
    .some((domain) => context.world.publicUrl(originOf(domain) + path) === address)
}
