import { ConfirmDeviceCommand, GetDeviceCommand } from '@aws-sdk/client-cognito-identity-provider'
import { createDeviceVerifier } from 'cognito-srp-helper'
import { confirmed, type Here } from '../userPools/steps.ts'
import { ALWAYS, signIn, onNewDevice } from '../userPools/steps/devices.ts'
import { refresh } from '../userPools/steps/tokens.ts'
import type { Refusal } from './refusal.ts'
import { api, thread } from './sources.ts'

const getDevice = async (here: Here) => {
  const { AuthenticationResult } = await signIn(here)
  return here.cognito.send(
    new GetDeviceCommand({
      AccessToken: AuthenticationResult!.AccessToken,
      DeviceKey: 'us-east-1_00000000-0000-0000-0000-000000000000',
    }),
  )
}
const unknown = (operation: string) => ({
  refused: { name: 'ResourceNotFoundException', message: 'Device does not exist.' },
  evidence: 'known (OP-141)',
  source: api(operation),
})

export const devices: Refusal[] = [
  {
    when: 'the pool tracks no devices',
    given: confirmed,
    call: getDevice,
    refused: {
      name: 'InvalidUserPoolConfigurationException',
      message: 'Device tracking not currently enabled for this pool.',
    },
    evidence: 'recorded, old (OP-141)',
    source: api('GetDevice'),
  },
  {
    when: 'the user has no such device',
    settings: ALWAYS,
    given: confirmed,
    call: getDevice,
    ...unknown('GetDevice'),
  },
  {
    when: 'who signs in has no such device',
    settings: ALWAYS,
    given: confirmed,
    call: (here) => signIn(here, 'us-east-1_00000000-0000-0000-0000-000000000000'),
    ...unknown('InitiateAuth'),
  },
  {
    when: 'a device is asked for without a token',
    settings: ALWAYS,
    call: ({ cognito }) => cognito.send(new GetDeviceCommand({ DeviceKey: 'us-east-1_0' })),
    refused: { name: 'InvalidParameterException', message: 'Missing required parameter AccessToken' },
    evidence: 'recorded (of other parameters)',
    source: api('GetDevice'),
  },
  {
    when: 'a key is confirmed that this sign-in was not given',
    settings: ALWAYS,
    given: confirmed,
    call: async (here) => {
      const other = (await signIn(here)).AuthenticationResult!.NewDeviceMetadata!
      const { AccessToken } = (await signIn(here)).AuthenticationResult!
      const { DeviceSecretVerifierConfig } = createDeviceVerifier(other.DeviceKey!, other.DeviceGroupKey!)
      const input = { AccessToken, DeviceKey: other.DeviceKey, DeviceSecretVerifierConfig }
      return here.cognito.send(new ConfirmDeviceCommand(input))
    },
    ...unknown('ConfirmDevice'),
  },
  {
    when: 'a device is confirmed twice',
    settings: ALWAYS,
    given: confirmed,
    call: async (here) => {
      const { AccessToken, key: DeviceKey } = await onNewDevice(here)
      return here.cognito.send(new ConfirmDeviceCommand({ AccessToken, DeviceKey }))
    },
    refused: { name: 'DeviceKeyExistsException', message: 'The device is registered already.' },
    evidence: 'ours (OP-119)',
    source: api('ConfirmDevice'),
  },
  {
    when: 'a device is confirmed without a secret',
    settings: ALWAYS,
    given: confirmed,
    call: async (here) => {
      const { AccessToken, NewDeviceMetadata } = (await signIn(here)).AuthenticationResult!
      const DeviceKey = NewDeviceMetadata!.DeviceKey
      return here.cognito.send(new ConfirmDeviceCommand({ AccessToken, DeviceKey }))
    },
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'known; no text on record',
    source: api('ConfirmDevice'),
  },
  {
    when: 'refreshing without the device’s key',
    settings: ALWAYS,
    given: confirmed,
    call: async (here) => {
      const { RefreshToken } = await onNewDevice(here)
      return refresh(here, RefreshToken)
    },
    refused: { name: 'NotAuthorizedException', message: 'Invalid Refresh Token.' },
    evidence: 'recorded 2021',
    source: thread('aws/aws-sdk-cpp#1789'),
  },
]
