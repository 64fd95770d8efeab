import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'

import { checkCode, spendCode } from '../../store/codes.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { checkAliasesFree, saveUser } from '../users/aliases.ts'
import { withVerified } from '../users/confirm.ts'
import { isContact } from '../users/contacts.ts'
import { countGuess } from '../users/limits.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifyUserAttribute.html */
export async function VerifyUserAttribute(
  input: Input<'VerifyUserAttribute'>,
  context: Context,
): Promise<Output<'VerifyUserAttribute'>> {
  const { pool, user } = await bearerOf(context, input.AccessToken)
  const attribute = input.AttributeName
  if (!isContact(attribute)) {
    throw unworded(context, InvalidParameterException, `${attribute} can't be verified by a code`)
  }
  countGuess(context, pool, user.Username, 'VerifyUserAttribute')
  checkCode(context, user, attribute, input.Code)
  const verified = withVerified(user, attribute)
  checkAliasesFree(context, pool, user, verified)

  spendCode(context, user, attribute)
  saveUser(context, pool, user, verified)
  return {}
}
