import {
  AdminCreateUserCommand,
  CreateUserPoolCommand,
  DescribeUserPoolCommand,
  ForgotPasswordCommand,
  UpdateUserPoolCommand,
  type LambdaConfigType,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { world } from '../../world.ts'
import { confirmed, inOrder, type Here, type Step } from './steps.ts'
import { confirm, signIn, signUp } from './steps.ts'

const LambdaArn = 'arn:aws:lambda:us-east-1:123456789012:function:mine'
const on =
  (LambdaConfig: LambdaConfigType) =>
  async ({ cognito, UserPoolId }: Here) => {
    const AutoVerifiedAttributes = ['email' as const]
    await cognito.send(new UpdateUserPoolCommand({ UserPoolId, LambdaConfig, AutoVerifiedAttributes }))
  }
const adminCreate: Step = ({ cognito, UserPoolId }) =>
  cognito.send(new AdminCreateUserCommand({ UserPoolId, Username: 'eve' }))
const forgot: Step = ({ cognito, ClientId }) =>
  cognito.send(new ForgotPasswordCommand({ ClientId, Username: 'ada' }))
const aVersioned = { LambdaVersion: 'V1_0' as const, LambdaArn }
const sender = { CustomEmailSender: aVersioned, KMSKeyID: 'arn:aws:kms:us-east-1:123456789012:key/1' }

test.each<[string, LambdaConfigType, Step, Step]>([
  ['PreSignUp', { PreSignUp: LambdaArn }, inOrder(), signUp()],
  ['PreSignUp', { PreSignUp: LambdaArn }, inOrder(), adminCreate],
  ['CustomMessage', { CustomMessage: LambdaArn }, inOrder(), signUp()],
  ['CustomEmailSender', sender, inOrder(), signUp()],
  ['CustomMessage', { CustomMessage: LambdaArn }, confirmed, forgot],
  ['UserMigration', { UserMigration: LambdaArn }, inOrder(), forgot],
  ['PostConfirmation', { PostConfirmation: LambdaArn }, signUp(), confirm()],
  ['PreAuthentication', { PreAuthentication: LambdaArn }, confirmed, signIn()],
  ['PreTokenGeneration', { PreTokenGenerationConfig: aVersioned }, confirmed, signIn()],
])(
  'where %s would run, the call says that it is not simulated, and writes nothing',
  async (name, config, given, call) => {
    const here = await world()
    await given(here)
    await on(config)(here)
    const { users } = here.simulator.state
    await expect(call(here)).rejects.toMatchObject({
      name: 'NotSimulated',
      message: `The ${name} trigger is not simulated yet. See the fidelity table.`,
    })
    expect(here.simulator.state.users).toBe(users)
  },
)

test('triggers are kept and shown, and a pool with others works on', async () => {
  const here = await world()
  await on({ PostAuthentication: LambdaArn })(here)
  const { UserPoolId } = here
  const { UserPool } = await here.cognito.send(new DescribeUserPoolCommand({ UserPoolId }))
  expect(UserPool!.LambdaConfig).toEqual({ PostAuthentication: LambdaArn })
  await expect(signUp()(here)).resolves.toMatchObject({ UserConfirmed: false })
})

test('both names of the token trigger must name the same function', async () => {
  const { cognito } = await world()
  const LambdaConfig = { PreTokenGeneration: `${LambdaArn}2`, PreTokenGenerationConfig: aVersioned }
  await expect(
    cognito.send(new CreateUserPoolCommand({ PoolName: 'other', LambdaConfig })),
  ).rejects.toMatchObject({ name: 'InvalidParameterException' })
})
