import {
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  GetTokensFromRefreshTokenCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  SetRiskConfigurationCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { ada } from '../../world.ts'
import type { Here } from './steps.ts'
import { BLOCKED, configure, eventsOf, find, NOT_FROM_THERE, signInFrom, watchedAda } from './threatPool.ts'

const TOKENS = { AuthenticationResult: { TokenType: 'Bearer' } }
const block = (here: Here, ...BlockedIPRangeList: string[]) =>
  configure(here, { RiskExceptionConfiguration: { BlockedIPRangeList } })

test.each([
  ['192.0.2.0/24', '192.0.2.255', true],
  ['192.0.2.0/24', '192.0.3.0', false],
  ['192.0.2.252/32', '192.0.2.252', true],
  ['192.0.2.252/32', '192.0.2.253', false],
  // The address of a range need not be its first.
  ['192.0.2.99/25', '192.0.2.127', true],
  ['192.0.2.99/25', '192.0.2.128', false],
  ['0.0.0.0/0', '203.0.113.9', true],
  ['0.0.0.0/0', '2001:db8::1', false],
  ['2001:db8::/32', '2001:DB8:ffff::1', true],
  ['2001:db8::/32', '2001:db9::1', false],
  ['::/0', '192.0.2.1', false],
  ['::1/128', '0:0:0:0:0:0:0:1', true],
  ['::ffff:192.0.2.0/120', '::ffff:c000:207', true],
  ['2001:db8:1:2:3:4:5:6/127', '2001:db8:1:2:3:4:5:7', true],
])('of %s, %s: %s', async (range, address, isBlocked) => {
  const here = await watchedAda()
  await block(here, range)
  if (isBlocked) await expect(signInFrom(here, address)).rejects.toMatchObject(NOT_FROM_THERE)
  else expect(await signInFrom(here, address)).toMatchObject(TOKENS)
  expect((await eventsOf(here))[0]).toMatchObject({
    EventResponse: isBlocked ? 'Fail' : 'Pass',
    EventRisk: { RiskDecision: isBlocked ? 'Block' : 'NoRisk' },
    EventContextData: { IpAddress: address },
  })
})

test.each([
  '192.0.2.1',
  '192.0.2.0/33',
  '192.0.2/24',
  '192.0.02.0/24',
  '256.0.0.0/8',
  '2001:db8::/129',
  '1:2:3:4:5:6:7:8:9/64',
  '1::2::3/64',
  '1:2:3:4:5:6:7::8/64x',
  '::12345/64',
  'localhost/8',
  '/24',
])('%s is no range', async (range) => {
  const here = await watchedAda()
  for (const list of ['BlockedIPRangeList', 'SkippedIPRangeList']) {
    const RiskExceptionConfiguration = { [list]: [range] }
    const set = new SetRiskConfigurationCommand({ UserPoolId: here.UserPoolId, RiskExceptionConfiguration })
    await expect(here.cognito.send(set)).rejects.toMatchObject({ name: 'InvalidParameterException' })
  }
})

test.each(['192.0.2', 'here', '1::2::3', '1:2:3:4:5:6:7', '::g'])('%s is no address', async (address) => {
  const here = await watchedAda()
  await expect(signInFrom(here, address)).rejects.toMatchObject({ name: 'InvalidParameterException' })
  const off = await watchedAda('OFF')
  expect(await signInFrom(off, address)).toMatchObject(TOKENS)
})

test('in audit mode nobody is kept out', async () => {
  const here = await watchedAda('AUDIT')
  await block(here, '0.0.0.0/0')
  expect(await signInFrom(here, '192.0.2.7')).toMatchObject(TOKENS)
})

test('who is always let in carries no risk, unless their password is compromised', async () => {
  const here = await watchedAda()
  const HighAction = { EventAction: 'BLOCK' as const, Notify: false }
  await configure(here, {
    AccountTakeoverRiskConfiguration: { Actions: { HighAction } },
    CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
    RiskExceptionConfiguration: { SkippedIPRangeList: ['198.51.100.0/24'] },
  })
  find(here, 'High')
  expect(await signInFrom(here, '198.51.100.1')).toMatchObject(TOKENS)
  expect((await eventsOf(here))[0]!.EventRisk).toEqual({
    RiskDecision: 'NoRisk',
    CompromisedCredentialsDetected: false,
  })
  find(here, 'High')
  await expect(signInFrom(here, '198.51.101.1')).rejects.toMatchObject(BLOCKED)
  find(here, 'CompromisedCredentials')
  await expect(signInFrom(here, '198.51.100.1')).rejects.toMatchObject({
    name: 'PasswordResetRequiredException',
  })
})

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0',
    'Edge 131, Windows',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36',
    'Chrome 131, Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile Safari/604.1',
    'Safari 18, iOS',
  ],
  ['curl/8.11', 'Other, Other'],
])('the device of %s', async (agent, DeviceName) => {
  const here = await watchedAda()
  await signInFrom(here, '192.0.2.7', agent)
  expect((await eventsOf(here))[0]!.EventContextData).toEqual({ IpAddress: '192.0.2.7', DeviceName })
})

describe('what an app without AWS credentials says', () => {
  const FROM = '192.0.2.7'
  const withSecret = (isTaken: boolean) =>
    watchedAda('ENFORCED', {
      client: { GenerateSecret: true, EnablePropagateAdditionalUserContextData: isTaken },
    })
  const hash = ({ ClientId, ClientSecret }: Here, name: string) =>
    createHmac('sha256', ClientSecret!).update(`${name}${ClientId}`).digest('base64')
  const UserContextData = { IpAddress: FROM }
  const signIn = (here: Here) =>
    here.cognito.send(
      new InitiateAuthCommand({
        ClientId: here.ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: 'ada', PASSWORD: ada.Password, SECRET_HASH: hash(here, 'ada') },
        UserContextData,
      }),
    )

  test('counts from an app client that may say so', async () => {
    const here = await withSecret(true)
    await signIn(here)
    expect((await eventsOf(here))[0]!.EventContextData).toEqual({ IpAddress: FROM })
    await block(here, `${FROM}/32`)
    await expect(signIn(here)).rejects.toMatchObject(NOT_FROM_THERE)
  })

  test('counts for nothing from another', async () => {
    const here = await withSecret(false)
    await block(here, `${FROM}/32`)
    expect(await signIn(here)).toMatchObject(TOKENS)
    expect((await eventsOf(here))[0]!.EventContextData).toEqual({})
  })

  test('tokens are refreshed from there all the same', async () => {
    const here = await withSecret(true)
    const { AuthenticationResult } = await signIn(here)
    await block(here, `${FROM}/32`)
    const { ClientId, ClientSecret, cognito } = here
    const RefreshToken = AuthenticationResult!.RefreshToken
    const get = new GetTokensFromRefreshTokenCommand({ ClientId, ClientSecret, RefreshToken })
    expect(await cognito.send(get)).toMatchObject(TOKENS)
    const refresh = new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: RefreshToken!, SECRET_HASH: hash(here, 'ada') },
      UserContextData,
    })
    expect(await cognito.send(refresh)).toMatchObject(TOKENS)
  })

  test('nobody signs up, confirms, or asks for a code from there', async () => {
    const here = await withSecret(true)
    await block(here, `${FROM}/32`)
    const { cognito, ClientId } = here
    const of = (Username: string) => ({
      ClientId,
      Username,
      SecretHash: hash(here, Username),
      UserContextData,
    })
    const code = { ConfirmationCode: '123456' }
    const calls = [
      cognito.send(new SignUpCommand({ ...of('grace'), Password: ada.Password })),
      cognito.send(new ConfirmSignUpCommand({ ...of('ada'), ...code })),
      cognito.send(new ResendConfirmationCodeCommand(of('ada'))),
      cognito.send(new ForgotPasswordCommand(of('ada'))),
      cognito.send(new ConfirmForgotPasswordCommand({ ...of('ada'), ...code, Password: ada.Password })),
    ]
    for (const call of calls) await expect(call).rejects.toMatchObject(NOT_FROM_THERE)
    expect(here.user('grace')).toBeUndefined()
  })
})
