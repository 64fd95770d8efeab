import type { Context } from '../../context.ts'
import { shown } from '../../model/shown.ts'
import type { Input, Output } from '../../model/types.ts'
import { pageOf } from '../../store/page.ts'
import { passkeysOf } from '../../store/passkeys.ts'
import { bearerOf } from '../tokens/accessToken.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListWebAuthnCredentials.html */
export async function ListWebAuthnCredentials(
  input: Input<'ListWebAuthnCredentials'>,
  context: Context,
): Promise<Output<'ListWebAuthnCredentials'>> {
  const { user } = await bearerOf(context, input.AccessToken)
  const { items, next } = pageOf(
    context,
    ['ListWebAuthnCredentials', user.UserPoolId, user.sub],
    (from) => passkeysOf(context, user, from),
    input.MaxResults || 20,
    input.NextToken,
  )
  return { Credentials: items.map(shown), ...(next && { NextToken: next }) }
}
