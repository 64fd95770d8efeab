import {
  ConfirmDeviceCommand,
  InitiateAuthCommand,
  type AuthenticationResultType,
  type DeviceConfigurationType,
} from '@aws-sdk/client-cognito-identity-provider'
import { createDeviceVerifier } from 'cognito-srp-helper'
import { ada } from '../../../world.ts'
import type { Here } from '../steps.ts'

export const tracking = (DeviceConfiguration: DeviceConfigurationType = {}) => ({
  pool: { DeviceConfiguration },
})
export const ALWAYS = tracking({
  ChallengeRequiredOnNewDevice: true,
  DeviceOnlyRememberedOnUserPrompt: false,
})

export const signIn = ({ cognito, ClientId }: Here, DEVICE_KEY?: string) =>
  cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ada', PASSWORD: ada.Password, ...(DEVICE_KEY && { DEVICE_KEY }) },
    }),
  )

export type Registered = Required<AuthenticationResultType> & { key: string; group: string; secret: string }

/** Signs in on a device that is new, and registers it. */
export async function onNewDevice(here: Here): Promise<Registered> {
  const { AuthenticationResult } = await signIn(here)
  const result = AuthenticationResult as Required<AuthenticationResultType>
  const { DeviceKey: key = '', DeviceGroupKey: group = '' } = result.NewDeviceMetadata
  const { DeviceRandomPassword, DeviceSecretVerifierConfig } = createDeviceVerifier(key, group)
  await here.cognito.send(
    new ConfirmDeviceCommand({
      AccessToken: result.AccessToken,
      DeviceKey: key,
      DeviceName: 'laptop',
      DeviceSecretVerifierConfig,
    }),
  )
  return { ...result, key, group, secret: DeviceRandomPassword }
}
