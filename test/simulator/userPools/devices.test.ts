import {
  AdminForgetDeviceCommand,
  AdminGetDeviceCommand,
  AdminListDevicesCommand,
  AdminUpdateDeviceStatusCommand,
  ForgetDeviceCommand,
  GetDeviceCommand,
  GetTokensFromRefreshTokenCommand,
  InitiateAuthCommand,
  ListDevicesCommand,
  UpdateDeviceStatusCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { ada, world } from '../../world.ts'
import { confirm, confirmed, inOrder, signUp } from './steps.ts'
import { answer, wantSms } from './steps/challenges.ts'
import { tracking, ALWAYS, signIn, onNewDevice, prove } from './steps/devices.ts'

const ON_PROMPT = tracking({ ChallengeRequiredOnNewDevice: true, DeviceOnlyRememberedOnUserPrompt: true })

const tokens = { AuthenticationResult: { TokenType: 'Bearer' } }
const withPhone = inOrder(signUp('ada', { email: ada.email, phone_number: '+441818118181' }), confirm())

test('a sign-in without a device gets a key, and one with it does not', async () => {
  const here = await world(ALWAYS)
  await confirmed(here)
  const { AuthenticationResult } = await signIn(here)
  expect(AuthenticationResult!.NewDeviceMetadata).toEqual({
    DeviceKey: expect.stringMatching(/^us-east-1_[0-9a-f-]{36}$/),
    DeviceGroupKey: expect.stringMatching(/^-\w+$/),
  })
  expect(decodeJwt(AuthenticationResult!.AccessToken!)).not.toHaveProperty('device_key')
})

test('a remembered device proves its secret in place of the second factor', async () => {
  const here = await world(ALWAYS)
  await withPhone(here)
  const device = await onNewDevice(here)
  await wantSms(here, device.AccessToken)
  await expect(signIn(here)).resolves.toMatchObject({ ChallengeName: 'SMS_MFA' })

  const { ChallengeName, Session } = await signIn(here, device.key)
  expect(ChallengeName).toBe('DEVICE_SRP_AUTH')
  const done = await prove(here, device, Session)
  expect(done).toMatchObject(tokens)
  expect(done.AuthenticationResult).not.toHaveProperty('NewDeviceMetadata')
  expect(decodeJwt(done.AuthenticationResult!.AccessToken!)).toMatchObject({ device_key: device.key })
})

test('a device that does not stand in comes after the second factor', async () => {
  const here = await world(tracking({ ChallengeRequiredOnNewDevice: false }))
  await withPhone(here)
  const device = await onNewDevice(here)
  await wantSms(here, device.AccessToken)
  const { ChallengeName, Session } = await signIn(here, device.key)
  expect(ChallengeName).toBe('SMS_MFA')
  const SMS_MFA_CODE = here.inbox()[0]!.code!
  const next = await answer(here, 'SMS_MFA', Session, { SMS_MFA_CODE })
  expect(next).toMatchObject({ ChallengeName: 'DEVICE_SRP_AUTH' })
  await expect(prove(here, device, next.Session)).resolves.toMatchObject(tokens)
})

test('a wrong device secret is refused', async () => {
  const here = await world(ALWAYS)
  await confirmed(here)
  const device = await onNewDevice(here)
  const { Session } = await signIn(here, device.key)
  await expect(prove(here, { ...device, secret: 'wrong' }, Session)).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  })
})

test('where the user is asked, a device is remembered once they say so', async () => {
  const here = await world(ON_PROMPT)
  await withPhone(here)
  const device = await onNewDevice(here)
  const { cognito, UserPoolId } = here
  const { AccessToken, key: DeviceKey } = device
  await wantSms(here, AccessToken)
  const { Session, ChallengeName } = await signIn(here, DeviceKey)
  expect(ChallengeName).toBe('SMS_MFA')
  await cognito.send(
    new UpdateDeviceStatusCommand({ AccessToken, DeviceKey, DeviceRememberedStatus: 'remembered' }),
  )
  await expect(signIn(here, DeviceKey)).resolves.toMatchObject({ ChallengeName: 'DEVICE_SRP_AUTH' })
  await cognito.send(
    new AdminUpdateDeviceStatusCommand({
      UserPoolId,
      Username: 'ada',
      DeviceKey,
      DeviceRememberedStatus: 'not_remembered',
    }),
  )
  const SMS_MFA_CODE = here.inbox()[0]!.code!
  await expect(answer(here, 'SMS_MFA', Session, { SMS_MFA_CODE })).resolves.toMatchObject(tokens)
})

test('a remembered device cannot be exchanged for one that is registered only', async () => {
  const here = await world(ON_PROMPT)
  await confirmed(here)
  const [first, second] = [await onNewDevice(here), await onNewDevice(here)]
  const { AccessToken, key: DeviceKey } = first
  await here.cognito.send(
    new UpdateDeviceStatusCommand({ AccessToken, DeviceKey, DeviceRememberedStatus: 'remembered' }),
  )
  const { Session } = await signIn(here, first.key)
  await expect(prove(here, second, Session)).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

test('refreshing needs the device', async () => {
  const here = await world(ALWAYS)
  const { cognito, ClientId } = here
  await confirmed(here)
  const { RefreshToken, key: DeviceKey } = await onNewDevice(here)
  const refresh = (more: Record<string, string>) =>
    cognito.send(
      new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: RefreshToken, ...more },
      }),
    )
  const invalid = { name: 'NotAuthorizedException', message: 'Invalid Refresh Token.' }
  await expect(refresh({})).rejects.toMatchObject(invalid)
  await expect(refresh({ DEVICE_KEY: `${DeviceKey}0` })).rejects.toMatchObject(invalid)
  const { AuthenticationResult } = await refresh({ DEVICE_KEY: DeviceKey })
  expect(decodeJwt(AuthenticationResult!.AccessToken!)).toMatchObject({ device_key: DeviceKey })
  const byToken = { ClientId, RefreshToken }
  await expect(cognito.send(new GetTokensFromRefreshTokenCommand(byToken))).rejects.toMatchObject(invalid)
  await expect(
    cognito.send(new GetTokensFromRefreshTokenCommand({ ...byToken, DeviceKey })),
  ).resolves.toMatchObject(tokens)
})

test('devices are shown, listed page by page, and forgotten, by their owner and by administrators', async () => {
  const here = await world(ALWAYS)
  const { cognito, UserPoolId } = here
  await confirmed(here)
  const { AccessToken, key: DeviceKey } = await onNewDevice(here)
  const second = await onNewDevice(here)
  const { Device } = await cognito.send(new GetDeviceCommand({ AccessToken, DeviceKey }))
  expect(Device).toMatchObject({
    DeviceKey,
    DeviceAttributes: [
      { Name: 'device_status', Value: 'valid' },
      { Name: 'device_name', Value: 'laptop' },
      {
        Name: 'dev:device_arn',
        Value: `arn:aws:cognito-idp:us-east-1:123456789012:owner/ada.${UserPoolId}/device/${DeviceKey}`,
      },
      { Name: 'dev:device_owner', Value: `ada.${UserPoolId}` },
      { Name: 'dev:device_remembered_status', Value: 'remembered' },
    ],
    DeviceCreateDate: expect.any(Date),
  })
  const asAdmin = { UserPoolId, Username: 'ada' }
  await expect(cognito.send(new AdminGetDeviceCommand({ ...asAdmin, DeviceKey }))).resolves.toMatchObject({
    Device: { DeviceKey },
  })
  const page = await cognito.send(new ListDevicesCommand({ AccessToken, Limit: 1 }))
  const rest = await cognito.send(
    new AdminListDevicesCommand({ ...asAdmin, PaginationToken: page.PaginationToken }),
  )
  const keys = [...page.Devices!, ...rest.Devices!].map((device) => device.DeviceKey)
  expect(keys).toEqual([DeviceKey, second.key].sort())

  await cognito.send(new ForgetDeviceCommand({ AccessToken, DeviceKey }))
  await cognito.send(new AdminForgetDeviceCommand({ ...asAdmin, DeviceKey: second.key }))
  expect((await cognito.send(new ListDevicesCommand({ AccessToken }))).Devices).toEqual([])
})
