import type { Context } from '../../context.ts'
import type { User } from '../../store/users.ts'
import { hasTrigger } from '../pools/triggers.ts'
import { invoke, type Caller } from './invoke.ts'
import { userAttributesOf } from './userAttributes.ts'

/**
 * Tells that a user has proven who they are.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-authentication.html
 *
 * @param isNewDevice whether the device was not known before; the function learns it where the pool tracks devices
 * @throws UserLambdaValidationException when the function fails: then nobody is signed in
 */
export async function postAuthentication(
  context: Context,
  { pool, client, clientMetadata }: Caller,
  user: User,
  isNewDevice: boolean,
): Promise<void> {
  if (!hasTrigger(pool, 'PostAuthentication')) return
  await invoke(context, {
    ...{ pool, client, userName: user.Username },
    triggerSource: 'PostAuthentication_Authentication',
    request: {
      userAttributes: userAttributesOf(pool, user),
      ...(pool.DeviceConfiguration && { newDeviceUsed: isNewDevice }),
      ...(clientMetadata && { clientMetadata }),
    },
    response: {},
  })
}
