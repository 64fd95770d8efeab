import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'

import { attributeOf } from '../../store/users.ts'
import { sendCode } from '../messages/sendCode.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { isContact } from '../users/contacts.ts'
import { countTry } from '../users/limits.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserAttributeVerificationCode.html */
export async function GetUserAttributeVerificationCode(
  input: Input<'GetUserAttributeVerificationCode'>,
  context: Context,
): Promise<Output<'GetUserAttributeVerificationCode'>> {
  const { pool, client, user } = await bearerOf(context, input.AccessToken)
  const attribute = input.AttributeName
  if (!isContact(attribute)) {
    throw unworded(context, InvalidParameterException, `${attribute} can't be verified by a code`)
  }
  const to = user.pending?.[attribute] ?? attributeOf(user, attribute)
  if (!to) throw unworded(context, InvalidParameterException, `the user has no ${attribute}`)
  countTry(context, pool, user.Username, 'GetUserAttributeVerificationCode')

  const { ClientMetadata: clientMetadata } = input
  const occasion = { pool, client, clientMetadata, purpose: 'VerifyUserAttribute' as const }
  return { CodeDeliveryDetails: await sendCode(context, occasion, user, attribute, { attribute, to }) }
}
