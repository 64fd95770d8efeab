import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { readableAttributes } from '../users/attributes.ts'
import { mfaSettingsOf } from '../users/mfa.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUser.html */
export async function GetUser(input: Input<'GetUser'>, context: Context): Promise<Output<'GetUser'>> {
  const { pool, client, user } = await bearerOf(context, input.AccessToken)
  return {
    Username: user.Username,
    UserAttributes: readableAttributes(pool, client, user.Attributes),
    ...mfaSettingsOf(user),
  }
}
