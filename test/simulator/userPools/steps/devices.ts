import {
  ConfirmDeviceCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  type AuthenticationResultType,
  type DeviceConfigurationType,
} from '@aws-sdk/client-cognito-identity-provider'
import {
  createDeviceVerifier,
  createSrpSession,
  signSrpSessionWithDevice,
  wrapAuthChallenge,
} from 'cognito-srp-helper'
import { expect } from 'vitest'
import { ada } from '../../../world.ts'
import type { Here } from '../steps.ts'
import { answer } from './challenges.ts'

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

/** Proves the device from DEVICE_SRP_AUTH on. */
export async function prove(here: Here, { key, group, secret }: Registered, Session: string | undefined) {
  const srp = createSrpSession('ada', secret, here.UserPoolId, true)
  const started = await answer(here, 'DEVICE_SRP_AUTH', Session, { DEVICE_KEY: key, SRP_A: srp.largeA })
  expect(started).toMatchObject({
    ChallengeName: 'DEVICE_PASSWORD_VERIFIER',
    ChallengeParameters: { USERNAME: 'ada', DEVICE_KEY: key },
  })
  const signed = signSrpSessionWithDevice(srp, started, group, secret)
  return here.cognito.send(
    new RespondToAuthChallengeCommand(
      wrapAuthChallenge(signed, {
        ClientId: here.ClientId,
        ChallengeName: 'DEVICE_PASSWORD_VERIFIER' as const,
        Session: started.Session,
        ChallengeResponses: { USERNAME: 'ada', DEVICE_KEY: key },
      }),
    ),
  )
}
