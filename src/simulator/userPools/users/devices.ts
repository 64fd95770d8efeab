import { seconds, unworded, type Context } from '../../context.ts'
import { bytesToHex, fromBase64 } from '../../crypto/bytes.ts'
import { publicValue } from '../../crypto/srp/server.ts'
import {
  InvalidParameterException,
  InvalidUserPoolConfigurationException,
  ResourceNotFoundException,
} from '../../errors.ts'
import type { Input } from '../../model/types.ts'
import { findDevice, putDevice, devicesOf, type Device } from '../../store/devices.ts'
import { pageOf } from '../../store/page.ts'
import { settingOf } from '../../store/settings.ts'
import type { User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'

/** @throws InvalidUserPoolConfigurationException when the pool does not track devices (OP-141) */
export function checkTracking(context: Context, { DeviceConfiguration }: UserPool): void {
  if (DeviceConfiguration) return
  const isParameter = settingOf(context, 'OP-141') === 'invalid-parameter'
  const exception = isParameter ? InvalidParameterException : InvalidUserPoolConfigurationException
  throw exception('Device tracking not currently enabled for this pool.')
}

/** @throws InvalidUserPoolConfigurationException; ResourceNotFoundException when the user has no such device */
export function deviceOf(context: Context, pool: UserPool, user: User, key: string): Device {
  checkTracking(context, pool)
  const device = findDevice(context, user, key)
  if (!device) throw noSuchDevice()
  return device
}

export const noSuchDevice = () => ResourceNotFoundException('Device does not exist.')

/**
 * What a device sends of its secret: salt and verifier, base64 there, hex here.
 *
 * @throws InvalidParameterException when one is missing or no such number
 */
export function secretFrom(
  context: Context,
  config: Input<'ConfirmDevice'>['DeviceSecretVerifierConfig'],
): Pick<Device, 'salt' | 'v'> {
  const salt = bytesToHex(fromBase64(config?.Salt ?? '') ?? new Uint8Array())
  const v = bytesToHex(fromBase64(config?.PasswordVerifier ?? '') ?? new Uint8Array())
  if (!salt || publicValue(v) === undefined) {
    throw unworded(context, InvalidParameterException, 'salt or verifier is missing or no number')
  }
  return { salt, v }
}

/** Remembers a device or stops doing so, as asked; nothing changes where nothing is asked. */
export function setRemembered(
  context: Context,
  user: User,
  device: Device,
  status: Input<'UpdateDeviceStatus'>['DeviceRememberedStatus'],
): void {
  if (!status) return
  const isRemembered = status === 'remembered'
  putDevice(context, user, { ...device, isRemembered, DeviceLastModifiedDate: seconds(context) })
}

/**
 * A device as the API shows it, in Cognito's order. The address it last came from and its SDK are left out: requests to
 * the simulator have none.
 * Source: https://docs.aws.amazon.com/cli/latest/reference/cognito-idp/admin-get-device.html
 */
export function describeDevice(context: Context, pool: UserPool, user: User, device: Device) {
  const { DeviceKey, DeviceCreateDate, DeviceLastModifiedDate, DeviceLastAuthenticatedDate } = device
  const owner = `${user.Username}.${pool.Id}`
  const arn = `arn:aws:cognito-idp:${context.region}:${context.account}:owner/${owner}/device/${DeviceKey}`
  return {
    DeviceKey,
    DeviceAttributes: [
      { Name: 'device_status', Value: 'valid' },
      ...(device.name === undefined ? [] : [{ Name: 'device_name', Value: device.name }]),
      { Name: 'dev:device_arn', Value: arn },
      { Name: 'dev:device_owner', Value: owner },
      {
        Name: 'dev:device_remembered_status',
        Value: device.isRemembered ? 'remembered' : 'not_remembered',
      },
    ],
    DeviceCreateDate,
    DeviceLastModifiedDate,
    DeviceLastAuthenticatedDate,
  }
}

/** One page of a user's devices, by their keys (OP-657). */
export function pageOfDevices(
  context: Context,
  pool: UserPool,
  user: User,
  { Limit, PaginationToken }: Pick<Input<'ListDevices'>, 'Limit' | 'PaginationToken'>,
) {
  checkTracking(context, pool)
  const { items, next } = pageOf(
    context,
    ['ListDevices', pool.Id, user.sub],
    (from) => devicesOf(context, user, from),
    Limit || 60,
    PaginationToken,
  )
  return {
    Devices: items.map((device) => describeDevice(context, pool, user, device)),
    ...(next && { PaginationToken: next }),
  }
}
