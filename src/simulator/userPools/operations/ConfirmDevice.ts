import { seconds, type Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { DeviceKeyExistsException } from '../../errors.ts'
import { findDevice, putDevice } from '../../store/devices.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { checkTracking, noSuchDevice, secretFrom } from '../users/devices.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmDevice.html */
export async function ConfirmDevice(
  input: Input<'ConfirmDevice'>,
  context: Context,
): Promise<Output<'ConfirmDevice'>> {
  const { pool, user, session } = await bearerOf(context, input.AccessToken)
  const { DeviceKey } = input
  checkTracking(context, pool)
  // The sentence is ours (OP-119).
  if (findDevice(context, user, DeviceKey))
    throw DeviceKeyExistsException('The device is registered already.')
  const groupKey = session.deviceKey === DeviceKey ? session.newDeviceGroupKey : undefined
  if (groupKey === undefined) throw noSuchDevice()
  const secret = secretFrom(context, input.DeviceSecretVerifierConfig)

  const isAsked = pool.DeviceConfiguration?.DeviceOnlyRememberedOnUserPrompt === true
  const now = seconds(context)
  putDevice(context, user, {
    ...{ DeviceKey, groupKey, ...secret },
    ...(input.DeviceName !== undefined && { name: input.DeviceName }),
    isRemembered: !isAsked,
    DeviceCreateDate: now,
    DeviceLastModifiedDate: now,
    DeviceLastAuthenticatedDate: now,
  })
  return { UserConfirmationNecessary: isAsked }
}
