import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { findRecord } from '../../store/records.ts'

/**
 * Requests a second that an account has in a Region, by category.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
const FREE: Record<string, number> = {
  UserAuthentication: 120,
  UserCreation: 50,
  UserFederation: 25,
  UserAccountRecovery: 30,
  UserRead: 120,
  UserUpdate: 25,
  UserToken: 120,
  UserResourceRead: 50,
  UserResourceUpdate: 25,
  UserList: 30,
  UserPoolRead: 15,
  UserPoolUpdate: 15,
  UserPoolResourceRead: 20,
  UserPoolResourceUpdate: 15,
  UserPoolClientRead: 15,
  UserPoolClientUpdate: 15,
  ClientAuthentication: 150,
}

type Definition = Input<'GetProvisionedLimit'>['LimitDefinition']

/** @throws InvalidParameterException when the definition names no category of requests */
export function categoryOf(context: Context, { Attributes }: Definition): string {
  const { Category = '' } = Attributes
  if (Object.hasOwn(FREE, Category)) return Category
  throw unworded(context, InvalidParameterException, 'there is no such category of requests')
}

export const freeLimitOf = (category: string): number => FREE[category]!

/** Where a limit is kept: it is the account's in one Region. */
export const limitKey = ({ region }: Context, category: string): string => `${region}/${category}`

export function describeLimit(
  context: Context,
  LimitDefinition: Definition,
): NonNullable<Output<'GetProvisionedLimit'>['Limit']> {
  const category = categoryOf(context, LimitDefinition)
  const FreeLimitValue = freeLimitOf(category)
  const bought = findRecord(context, 'provisionedLimits', limitKey(context, category))
  return { LimitDefinition, FreeLimitValue, ProvisionedLimitValue: bought ?? FreeLimitValue }
}
