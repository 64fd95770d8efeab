import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { findRecord } from '../../store/records.ts'
import { isCategory, rateOf, type Category } from './requestRates.ts'

type Definition = Input<'GetProvisionedLimit'>['LimitDefinition']

/** @throws InvalidParameterException when the definition names no category of requests */
export function categoryOf(context: Context, { Attributes }: Definition): Category {
  const { Category = '' } = Attributes
  if (isCategory(Category)) return Category
  throw unworded(context, InvalidParameterException, 'there is no such category of requests')
}

/** Where a limit is kept: it is the account's in one Region. */
export const limitKey = ({ region }: Context, category: string): string => `${region}/${category}`

export function describeLimit(
  context: Context,
  LimitDefinition: Definition,
): NonNullable<Output<'GetProvisionedLimit'>['Limit']> {
  const category = categoryOf(context, LimitDefinition)
  const FreeLimitValue = rateOf(category)
  const bought = findRecord(context, 'provisionedLimits', limitKey(context, category))
  return { LimitDefinition, FreeLimitValue, ProvisionedLimitValue: bought ?? FreeLimitValue }
}
