import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'

import { sendCodes } from '../messages/sendCode.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { checkAttributes, given } from '../users/attributes.ts'
import { changeOf, checkChange, saveChange } from '../users/change.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserAttributes.html */
export async function UpdateUserAttributes(
  input: Input<'UpdateUserAttributes'>,
  context: Context,
): Promise<Output<'UpdateUserAttributes'>> {
  const { pool, client, user } = await bearerOf(context, input.AccessToken)
  const attributes = given(input.UserAttributes)
  checkAttributes(pool, client, attributes)
  const change = changeOf(context, pool, user, attributes)
  checkChange(context, pool, user, change)

  const changed = saveChange(context, pool, user, change.after)
  const { ClientMetadata: clientMetadata } = input
  const occasion = { pool, client, clientMetadata, purpose: 'UpdateUserAttribute' as const }
  return { CodeDeliveryDetailsList: await sendCodes(context, occasion, changed, change.toVerify) }
}
