import {
  AddCustomAttributesCommand,
  DescribeUserPoolCommand,
  GetUserPoolMfaConfigCommand,
  GetUserPoolSessionConfigurationCommand,
  ListTagsForResourceCommand,
  ListUserPoolsCommand,
  SetUserPoolSessionConfigurationCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { world } from '../../world.ts'
import { type Here, signedIn } from './steps.ts'
import { create, update, setMfa, remove } from './steps/pools.ts'

const SNS = { SnsCallerArn: 'arn:aws:iam::123456789012:role/sms' }
const describe = async ({ cognito, UserPoolId }: Here) =>
  (await cognito.send(new DescribeUserPoolCommand({ UserPoolId }))).UserPool!

test('a pool made with a name alone has the documented defaults', async () => {
  const here = await world()
  const { UserPool } = await create({})(here)
  const { SchemaAttributes, Id, Arn, ...rest } = UserPool!
  expect(SchemaAttributes).toHaveLength(21)
  expect(Id).toMatch(/^us-east-1_[A-Za-z0-9]{9}$/)
  expect(Arn).toBe(`arn:aws:cognito-idp:us-east-1:123456789012:userpool/${Id}`)
  expect(rest).toEqual({
    Name: 'other',
    Policies: {
      PasswordPolicy: {
        MinimumLength: 8,
        RequireUppercase: true,
        RequireLowercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
        TemporaryPasswordValidityDays: 7,
      },
    },
    LambdaConfig: {},
    VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_CODE' },
    MfaConfiguration: 'OFF',
    EstimatedNumberOfUsers: 0,
    EmailConfiguration: { EmailSendingAccount: 'COGNITO_DEFAULT' },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7 },
    DeletionProtection: 'INACTIVE',
    UserPoolTier: 'ESSENTIALS',
    CreationDate: expect.any(Date),
    LastModifiedDate: expect.any(Date),
  })
})

test('an update puts what it leaves out back to its default, and keeps what is fixed', async () => {
  const here = await world({
    pool: {
      AliasAttributes: ['email'],
      DeletionProtection: 'ACTIVE',
      DeviceConfiguration: { ChallengeRequiredOnNewDevice: true },
      Policies: { PasswordPolicy: { MinimumLength: 12 } },
      UserPoolTags: { team: 'shop' },
    },
  })
  const before = await describe(here)
  expect(before.Policies!.PasswordPolicy).toMatchObject({ MinimumLength: 12, RequireSymbols: false })
  here.clock.advance(1000)
  await update({ AutoVerifiedAttributes: ['email'] })(here)

  const after = await describe(here)
  expect(after).toMatchObject({
    Name: 'shop',
    AliasAttributes: ['email'],
    DeletionProtection: 'INACTIVE',
    Policies: { PasswordPolicy: { MinimumLength: 8, RequireSymbols: true } },
  })
  expect(after.DeviceConfiguration).toBeUndefined()
  expect(after.UserPoolTags).toBeUndefined()
  expect(after.CreationDate).toEqual(before.CreationDate)
  expect(after.LastModifiedDate!.getTime()).toBe(before.LastModifiedDate!.getTime() + 1000)
})

test('a deleted pool takes everything of its own along, and nothing of another', async () => {
  const here = await world({ pool: { Schema: [{ Name: 'tier', AttributeDataType: 'String' }] } })
  await signedIn(here)
  const { UserPool } = await create({})(here)
  await remove(here)
  const { messages, version: _, ...tables } = here.simulator.state
  const left = Object.entries(tables).filter(([name, { size }]) => size !== (name === 'userPools' ? 1 : 0))
  expect(left).toEqual([])
  expect(messages.size).toBe(1)
  expect(here.simulator.state.userPools.root).toMatchObject({ k: [UserPool!.Id] })
})

test('ListUserPools pages through this Region’s pools once, and takes no other listing’s token', async () => {
  const here = await world()
  for (let i = 0; i < 6; i++) await create({ PoolName: `pool ${i}` })(here)
  const first = await here.cognito.send(new ListUserPoolsCommand({ MaxResults: 4 }))
  const second = await here.cognito.send(
    new ListUserPoolsCommand({ MaxResults: 4, NextToken: first.NextToken }),
  )
  const names = [...first.UserPools!, ...second.UserPools!].map(({ Name }) => Name)
  expect(names.toSorted()).toEqual(['pool 0', 'pool 1', 'pool 2', 'pool 3', 'pool 4', 'pool 5', 'shop'])
  expect([first.UserPools!.length, second.NextToken]).toEqual([4, undefined])
  await expect(
    here.cognito.send(new ListUserPoolsCommand({ MaxResults: 4, NextToken: 'rubbish' })),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' })
})

test('custom attributes are added, up to fifty of a pool', async () => {
  const here = await world()
  const add = (from: number, count: number) =>
    here.cognito.send(
      new AddCustomAttributesCommand({
        UserPoolId: here.UserPoolId,
        CustomAttributes: Array.from({ length: count }, (_, i) => ({
          Name: `a${from + i}`,
          AttributeDataType: 'String',
        })),
      }),
    )
  await add(0, 25)
  await add(25, 25)
  await expect(add(50, 1)).rejects.toMatchObject({ name: 'InvalidParameterException' })
  await expect(add(7, 1)).rejects.toMatchObject({ name: 'InvalidParameterException' })
  expect((await describe(here)).SchemaAttributes).toHaveLength(71)
})

test('tags are put, read and taken away by the pool’s ARN', async () => {
  const here = await world({ pool: { UserPoolTags: { team: 'shop', stage: 'test' } } })
  const ResourceArn = (await describe(here)).Arn!
  await here.cognito.send(new TagResourceCommand({ ResourceArn, Tags: { stage: 'live', owner: 'ada' } }))
  await here.cognito.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['team', 'none'] }))
  const { Tags } = await here.cognito.send(new ListTagsForResourceCommand({ ResourceArn }))
  expect(Tags).toEqual({ stage: 'live', owner: 'ada' })
  expect((await describe(here)).UserPoolTags).toEqual(Tags)
})

test('SetUserPoolMfaConfig replaces the factors; UpdateUserPool leaves them', async () => {
  const here = await world()
  const SoftwareTokenMfaConfiguration = { Enabled: true }
  await setMfa({ MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration })(here)
  const get = async () => {
    const { $metadata: _, ...config } = await here.cognito.send(
      new GetUserPoolMfaConfigCommand({ UserPoolId: here.UserPoolId }),
    )
    return config
  }
  expect(await get()).toEqual({ MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration })
  expect((await describe(here)).MfaConfiguration).toBe('OPTIONAL')
  await update({ MfaConfiguration: 'ON' })(here)
  expect(await get()).toEqual({ MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration })
  await setMfa({ WebAuthnConfiguration: { RelyingPartyId: 'example.com' } })(here)
  expect(await get()).toEqual({
    MfaConfiguration: 'OFF',
    WebAuthnConfiguration: { RelyingPartyId: 'example.com', UserVerification: 'preferred' },
  })
})

test('MFA at creation is by text message', async () => {
  const here = await world({ pool: { MfaConfiguration: 'OPTIONAL', SmsConfiguration: SNS } })
  const config = await here.cognito.send(new GetUserPoolMfaConfigCommand({ UserPoolId: here.UserPoolId }))
  expect(config).toMatchObject({
    MfaConfiguration: 'OPTIONAL',
    SmsMfaConfiguration: { SmsConfiguration: SNS },
  })
})

test('session tracking is off, with twenty sessions a user, until it is set', async () => {
  const here = await world()
  const { UserPoolId } = here
  const get = () => here.cognito.send(new GetUserPoolSessionConfigurationCommand({ UserPoolId }))
  expect(await get()).toMatchObject({ UserSessionTracking: 'DISABLED', TokenSession: { MaxPerUser: 20 } })
  const wanted = { UserSessionTracking: 'ENABLED', TokenSession: { MaxPerUser: 3 } } as const
  await here.cognito.send(new SetUserPoolSessionConfigurationCommand({ UserPoolId, ...wanted }))
  expect(await get()).toMatchObject({ UserPoolId, ...wanted })
})

test('IssuerConfiguration UPDATED: tokens and discovery name the other issuer, and verify there', async () => {
  const here = await world({ pool: { IssuerConfiguration: { Type: 'UPDATED' } } })
  const { AccessToken, IdToken } = await signedIn(here)
  const issuer = `https://issuer-cognito-idp.us-east-1.amazonaws.com/${here.UserPoolId}`
  const read = async (path: string) =>
    (await here.simulator.fetch(new Request(`${issuer}/.well-known/${path}`))).json()
  expect(await read('openid-configuration')).toMatchObject({ issuer })
  const keys = createLocalJWKSet(await read('jwks.json'))
  const { payload } = await jwtVerify(IdToken, keys, { issuer, currentDate: new Date(here.clock.now()) })
  expect(payload.iss).toBe(decodeJwt(AccessToken).iss)
})
