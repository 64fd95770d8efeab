import type { Context } from '../../context.ts'
import type { User } from '../../store/users.ts'
import { hasTrigger } from '../pools/triggers.ts'
import { invoke, type Caller } from './invoke.ts'
import type { SourceOf } from './sources.ts'
import { userAttributesOf } from './userAttributes.ts'

/**
 * Tells that a user has been confirmed, or has set a new password in place of one they forgot. Where the function fails so
 * does the call, but the user stays confirmed (OP-224).
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html
 */
export async function postConfirmation(
  context: Context,
  { pool, client, clientMetadata }: Caller,
  user: User,
  triggerSource: SourceOf<'PostConfirmation'>,
): Promise<void> {
  if (!hasTrigger(pool, 'PostConfirmation')) return
  await invoke(context, {
    ...{ pool, client, triggerSource, userName: user.Username },
    request: { userAttributes: userAttributesOf(pool, user), ...(clientMetadata && { clientMetadata }) },
    response: {},
  })
}
