import { seconds, type Context } from '../../../context.ts'
import { wrongCredentials } from '../../../errors.ts'
import { spendChallenge } from '../../../store/challenges.ts'
import { putDevice, type Device } from '../../../store/devices.ts'
import { spendExchange } from '../../../store/srpExchanges.ts'
import type { User } from '../../../store/users.ts'
import { deviceOf, noSuchDevice } from '../../users/devices.ts'
import { parameterOf, type Attempt, type Flow } from '../attempt.ts'
import { answered, pose } from '../challenge.ts'
import { signedIn } from '../lastStep.ts'
import { exchangeOf, isProven, openExchange } from '../srp.ts'

/** DEVICE_SRP_AUTH: a remembered device begins to prove that it has its secret. */
export const deviceSrpAuth: Flow = async (context, call) => {
  const { pending, user, attempt } = answered(context, call)
  const device = rememberedDevice(context, attempt, user)
  const who = { userId: device.DeviceKey, name: user.Username }
  const exchange = openExchange(context, attempt, who, device, true)
  spendChallenge(context, pending)
  const parameters = { ...exchange, USERNAME: user.Username, DEVICE_KEY: device.DeviceKey }
  return pose(context, attempt, user.Username, 'DEVICE_PASSWORD_VERIFIER', parameters)
}

/** DEVICE_PASSWORD_VERIFIER: the same proof as for a password, of the device's secret in its group's name. */
export const devicePasswordVerifier: Flow = async (context, call) => {
  const { pending, user, attempt } = answered(context, call)
  const device = rememberedDevice(context, attempt, user)
  const exchange = exchangeOf(context, attempt)
  if (exchange) spendExchange(context, exchange.secretBlock)
  spendChallenge(context, pending)
  const isOfDevice = exchange?.userId === device.DeviceKey
  if (!isOfDevice || !isProven(attempt, exchange, device.groupKey, { v: device.v })) throw wrongCredentials()

  context.note({ kind: 'check', what: 'The device proved that it is the remembered one' })
  putDevice(context, user, { ...device, DeviceLastAuthenticatedDate: seconds(context) })
  return signedIn(context, attempt, user)
}

/** A device that is registered only must not stand in for a second factor. */
function rememberedDevice(context: Context, attempt: Attempt, user: User): Device {
  const device = deviceOf(context, attempt.pool, user, parameterOf(attempt, 'DEVICE_KEY'))
  if (!device.isRemembered) throw noSuchDevice()
  return device
}
