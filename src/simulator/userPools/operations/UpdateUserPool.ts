import { seconds, type Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOf, putPool } from '../../store/userPools.ts'
import { featuresInUse } from '../pools/featuresInUse.ts'
import { checkFactors, updatedMfa } from '../pools/mfa.ts'
import { checkSimulated } from '../pools/notSimulated.ts'
import { checkRules } from '../pools/rules.ts'
import { settingsFrom } from '../pools/settings.ts'
import { checkTier, checkTierChange, featuresOf } from '../pools/tiers.ts'
import { checkNoImport } from '../users/importJob.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html */
export async function UpdateUserPool(
  input: Input<'UpdateUserPool'>,
  context: Context,
): Promise<Output<'UpdateUserPool'>> {
  const former = poolOf(context, input.UserPoolId)
  checkNoImport(context, former)
  checkSimulated('UpdateUserPool', input)
  // What the request leaves out goes back to its default.
  const settings = settingsFrom(context, input, input.PoolName ?? former.Name)
  const mfa = updatedMfa(settings, former)
  const pool = { ...former, ...settings, mfa, LastModifiedDate: seconds(context) }
  checkFactors(pool)
  checkRules(context, pool)
  checkTier(pool.UserPoolTier, featuresOf(context, pool))
  checkTierChange(pool.UserPoolTier, featuresInUse(context, pool))

  putPool(context, pool)
  return {}
}
