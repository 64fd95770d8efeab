import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { putRecord } from '../../store/records.ts'
import { categoryOf, describeLimit, limitKey } from '../pools/provisionedLimits.ts'
import { rateOf } from '../pools/requestRates.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateProvisionedLimit.html */
export async function UpdateProvisionedLimit(
  { LimitDefinition, RequestedLimitValue }: Input<'UpdateProvisionedLimit'>,
  context: Context,
): Promise<Output<'UpdateProvisionedLimit'>> {
  const category = categoryOf(context, LimitDefinition)
  if (RequestedLimitValue < rateOf(category)) {
    throw unworded(context, InvalidParameterException, 'a limit is not below the free one')
  }
  // Stored without effect: the simulator's own rates do not follow it.
  putRecord(context, 'provisionedLimits', limitKey(context, category), RequestedLimitValue)
  return { Limit: describeLimit(context, LimitDefinition) }
}
