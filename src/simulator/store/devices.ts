import type { Context } from '../context.ts'
import { findRecord, putRecord, removeRecord } from './records.ts'
import { entriesUnder } from './table.ts'
import type { User } from './users.ts'

/** A device that ConfirmDevice registered: members as the API names them, dates in seconds; SRP's numbers are hex. */
export type Device = {
  DeviceKey: string
  groupKey: string
  name?: string
  /** what the device's secret is proved by: salt and verifier */
  salt: string
  v: string
  isRemembered: boolean
  DeviceCreateDate: number
  DeviceLastModifiedDate: number
  DeviceLastAuthenticatedDate: number
}

const userPrefix = ({ UserPoolId, sub }: User) => `${UserPoolId}/${sub}/`
const deviceKey = (user: User, key: string) => userPrefix(user) + key

export const findDevice = (context: Context, user: User, key: string): Device | undefined =>
  findRecord(context, 'devices', deviceKey(user, key))

/** A user's devices by key, from the first key >= `from`. */
export const devicesOf = ({ state }: Context, user: User, from = '') =>
  entriesUnder(state.devices, userPrefix(user), from)

export const putDevice = (context: Context, user: User, device: Device) =>
  putRecord(context, 'devices', deviceKey(user, device.DeviceKey), device)

export const removeDevice = (context: Context, user: User, { DeviceKey }: Device) =>
  removeRecord(context, 'devices', deviceKey(user, DeviceKey))

export function removeDevices(context: Context, user: User): void {
  for (const [key] of [...devicesOf(context, user)]) removeRecord(context, 'devices', key)
}
