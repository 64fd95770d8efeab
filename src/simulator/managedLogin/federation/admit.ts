import { AwsException } from '../../errors.ts'
import type { Answer } from '../../record.ts'
import type { User } from '../../store/users.ts'
import { inboundFederation } from '../../userPools/triggers/inboundFederation.ts'
import { signIn } from '../browser.ts'
import { complete } from '../complete.ts'
import { refusedAtClient } from '../refusal.ts'
import { comeAgain } from './comeAgain.ts'
import type { Return } from './idpResponse.ts'
import { CannotJoin, join } from './join.ts'
import { mapped } from './mapping.ts'
import { findMember, profileName, type Outsider } from './outsider.ts'
import { csrfCookies } from './csrf.ts'

/**
 * Signs somebody in whom an outside provider vouches for, and sends the browser back to the app.
 *
 * @throws Refused at the app, in the words of whatever stood in the way
 */
export async function admit(back: Omit<Return, 'errand'>, outsider: Outsider): Promise<Answer> {
  const { visit, request, provider } = back
  try {
    const user = await memberFrom(back, outsider)
    const cookies = [...csrfCookies('', 0), signIn(visit, request.client, user, provider.ProviderName)]
    return await complete(visit, request, user, visit.context.world.now(), cookies)
  } catch (error) {
    if (!(error instanceof AwsException || error instanceof CannotJoin)) throw error
    visit.context.note({ kind: 'decision', what: `Refused: ${error.message || error.name}` })
    throw refusedAtClient(request, 'invalid_request', error.message || undefined)
  }
}

async function memberFrom(
  { visit, request, provider }: Omit<Return, 'errand'>,
  outsider: Outsider,
): Promise<User> {
  const { context, pool } = visit
  const { client } = request
  const { ProviderName } = provider
  const kept = await inboundFederation(context, {
    ...{ pool, client, provider, attributes: outsider.attributes },
    userName: profileName(pool, ProviderName, outsider),
  })
  const them = kept ? { ...outsider, claims: kept } : outsider
  const attributes = mapped(context, pool, client, provider, them.claims)
  const member = findMember(context, pool, ProviderName, outsider)
  const caller = { pool, client }
  return member
    ? comeAgain(context, caller, member, attributes)
    : join(context, caller, provider, outsider, attributes)
}
