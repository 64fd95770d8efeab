import { unworded, type Context } from '../../context.ts'
import { LimitExceededException } from '../../errors.ts'

/**
 * How many of a kind there may be, before AWS raises it for you.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
const QUOTAS = {
  'user pools in a Region': 1_000,
  'app clients in a pool': 1_000,
  'identity providers in a pool': 300,
  'resource servers in a pool': 25,
  'groups in a pool': 10_000,
  'groups of a user': 100,
  'passkeys of a user': 20,
  'import jobs in a pool': 1_000,
  'styles in a pool': 20,
  'custom domains in a Region': 4,
  'secrets of an app client': 2,
}

/** @param count how many there are before one more comes; @throws LimitExceededException; AWS's text is not on record */
export function checkQuota(context: Context, kind: keyof typeof QUOTAS, count: number): void {
  if (count < QUOTAS[kind]) return
  throw unworded(context, LimitExceededException, `there are at most ${QUOTAS[kind]} ${kind}`)
}
