import {
  CreateUserPoolCommand,
  DescribeUserPoolCommand,
  UpdateUserPoolCommand,
  type LambdaConfigType,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { arn, configFor } from '../../../functions.ts'
import { world } from '../../../world.ts'
import { TRIGGERS } from './scenario.ts'

const versioned = { LambdaArn: arn('mine'), LambdaVersion: 'V1_0' as const }

test('every trigger is kept and shown as it was given', async () => {
  const LambdaConfig: LambdaConfigType = {
    ...configFor(TRIGGERS, 'V3_0'),
    InboundFederation: versioned,
  }
  const { cognito } = await world()
  const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: 'other', LambdaConfig }))
  const shown = await cognito.send(new DescribeUserPoolCommand({ UserPoolId: UserPool!.Id }))
  expect(shown.UserPool!.LambdaConfig).toEqual(LambdaConfig)
})

const REFUSED: [string, LambdaConfigType][] = [
  ['two functions for tokens', { PreTokenGeneration: arn('other'), PreTokenGenerationConfig: versioned }],
  ['a function that sends mails, no key', { CustomEmailSender: versioned }],
  ['a function that sends text messages, no key', { CustomSMSSender: versioned }],
  ['the ARN of a bucket', { PreSignUp: 'arn:aws:s3:::a-bucket-of-mine' }],
  ['the ARN of a layer', { PreSignUp: 'arn:aws:lambda:us-east-1:123456789012:layer:mine' }],
  [
    'an ARN without an account',
    { CustomEmailSender: { ...versioned, LambdaArn: 'arn:aws:lambda:us-east-1::function:mine' } },
  ],
]

test.each(REFUSED)('%s: refused at creation and update', async (_, LambdaConfig) => {
  const { cognito, UserPoolId } = await world()
  const refused = { name: 'InvalidParameterException' }
  await expect(
    cognito.send(new CreateUserPoolCommand({ PoolName: 'other', LambdaConfig })),
  ).rejects.toMatchObject(refused)
  await expect(cognito.send(new UpdateUserPoolCommand({ UserPoolId, LambdaConfig }))).rejects.toMatchObject(
    refused,
  )
})

test.each(['', ':7', ':live'])('a function’s ARN may end in %j', async (version) => {
  const { cognito } = await world()
  const LambdaConfig = { PreSignUp: arn('mine') + version }
  await expect(
    cognito.send(new CreateUserPoolCommand({ PoolName: 'other', LambdaConfig })),
  ).resolves.toBeDefined()
})
