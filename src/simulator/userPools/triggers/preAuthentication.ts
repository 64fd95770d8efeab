import type { Context } from '../../context.ts'
import type { User } from '../../store/users.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import { hasTrigger } from '../pools/triggers.ts'
import { hidesExistence } from '../users/existence.ts'
import { invoke } from './invoke.ts'
import { userAttributesOf } from './userAttributes.ts'

/** A sign-in that begins. */
export type Beginning = {
  pool: UserPool
  client: UserPoolClient
  userName: string
  /** none: the name is nobody's, and the app client hides that */
  user: User | undefined
  /** the ClientMetadata of the call */
  validationData: Record<string, string> | undefined
}

/**
 * Asks whether somebody may sign in.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-authentication.html
 *
 * @throws UserLambdaValidationException when the function refuses
 */
export async function preAuthentication(
  context: Context,
  { pool, client, userName, user, validationData }: Beginning,
): Promise<void> {
  if (!hasTrigger(pool, 'PreAuthentication')) return
  await invoke(context, {
    ...{ pool, client, userName },
    triggerSource: 'PreAuthentication_Authentication',
    request: {
      userAttributes: user ? userAttributesOf(pool, user) : {},
      ...(validationData && { validationData }),
      ...(hidesExistence(client) && { userNotFound: !user }),
    },
    response: {},
  })
}
