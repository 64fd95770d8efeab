import type { Context } from '../context.ts'
import { AwsException } from '../errors.ts'
import { facts } from '../facts.ts'
import { putRequests, requestsNow } from '../store/requestCounts.ts'
import { settingOf } from '../store/settings.ts'
import { countRequest } from '../userPools/pools/requestRates.ts'
import { Refused } from './refusal.ts'
import type { Visit } from './visit.ts'

/**
 * Counts a request at a domain, where quotas are set to hold. What one address may ask is not counted: nobody has one here.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 *
 * @throws Refused when this second has had as many as there may be
 */
export function countVisit({ context, domain }: Visit): void {
  if (settingOf(context, 'quotas') === 'off') return
  const category = `domain/${domain.Domain}`
  const sofar = requestsNow(context, category)
  if (sofar >= facts.requestsDomain.value) throw tooMany(context)
  putRequests(context, category, sofar + 1)
}

/** Counts a grant of client credentials, which the account has a quota of. @throws Refused */
export function countClientGrant({ context }: Visit): void {
  try {
    countRequest(context, 'GetClientToken', {})
  } catch (error) {
    if (!(error instanceof AwsException)) throw error
    throw tooMany(context)
  }
}

/** Its status is not on record (OP-233), nor are its words. */
const tooMany = (context: Context): Refused =>
  new Refused({
    status: settingOf(context, 'OP-233') === 'built' ? 429 : 400,
    headers: { 'cache-control': 'no-store' },
    body: undefined,
  })
