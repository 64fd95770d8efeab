import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { findRiskConfiguration } from '../../store/risk.ts'
import { clientOfPool } from '../../store/userPoolClients.ts'
import { poolOf } from '../../store/userPools.ts'
import { checkThreatProtection } from '../pools/threatProtection.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeRiskConfiguration.html */
export async function DescribeRiskConfiguration(
  input: Input<'DescribeRiskConfiguration'>,
  context: Context,
): Promise<Output<'DescribeRiskConfiguration'>> {
  const pool = poolOf(context, input.UserPoolId)
  if (input.ClientId) clientOfPool(context, pool.Id, input.ClientId)
  checkThreatProtection(pool)
  return { RiskConfiguration: findRiskConfiguration(context, pool, input.ClientId) ?? input }
}
