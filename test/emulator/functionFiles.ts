import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  AdminCreateUserCommand,
  AdminInitiateAuthCommand,
  AdminRespondToAuthChallengeCommand,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { clientFor, newFile } from './opened.ts'
import { started } from './started.ts'

const NAMES = ['DefineAuthChallenge', 'CreateAuthChallenge', 'VerifyAuthChallengeResponse'] as const
const arnOf = (name: string) => `arn:aws:lambda:eu-west-1:123456789012:function:${name}`

/** Functions in each of the forms that a file can have; the SDK is beside them, as `npm install` would put it there. */
export function folderOfFunctions(): string {
  const folder = newFile('functions')
  mkdirSync(join(folder, 'VerifyAuthChallengeResponse'), { recursive: true })
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  writeFileSync(
    join(folder, 'DefineAuthChallenge.mjs'),
    `export const handler = async (event) => {
  const last = event.request.session.at(-1)
  Object.assign(event.response, last?.challengeResult ? { issueTokens: true } : { challengeName: 'CUSTOM_CHALLENGE' })
  return event
}`,
  )
  // It asks the emulator that called it.
  writeFileSync(
    join(folder, 'create.cjs'),
    `const { CognitoIdentityProviderClient, AdminGetUserCommand } = require('@aws-sdk/client-cognito-identity-provider')
const client = new CognitoIdentityProviderClient({})
exports.challenge = async (event) => {
  const { userPoolId: UserPoolId, userName: Username } = event
  const { UserAttributes } = await client.send(new AdminGetUserCommand({ UserPoolId, Username }))
  const { Value } = UserAttributes.find(({ Name }) => Name === 'email')
  console.log('asked for', Value)
  event.response.publicChallengeParameters = { email: Value, region: process.env.AWS_REGION }
  event.response.privateChallengeParameters = { answer: 'deep' }
  return event
}`,
  )
  writeFileSync(join(folder, 'handlers.json'), '{"CreateAuthChallenge": "create.challenge"}')
  writeFileSync(
    join(folder, 'VerifyAuthChallengeResponse', 'index.js'),
    `exports.handler = (event, context, callback) => {
  event.response.answerCorrect = event.request.challengeAnswer === event.request.privateChallengeParameters.answer
  callback(null, event)
}`,
  )
  return folder
}

export async function poolIn(url: string) {
  const cognito = clientFor(url, 'eu-west-1')
  const LambdaConfig = Object.fromEntries(NAMES.map((name) => [name, arnOf(name)]))
  const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: 'shop', LambdaConfig }))
  const UserPoolId = UserPool!.Id!
  const ExplicitAuthFlows = ['ALLOW_CUSTOM_AUTH' as const]
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({ UserPoolId, ClientName: 'web', ExplicitAuthFlows }),
  )
  const UserAttributes = [{ Name: 'email', Value: 'ada@example.com' }]
  await cognito.send(
    new AdminCreateUserCommand({ UserPoolId, Username: 'ada', UserAttributes, MessageAction: 'SUPPRESS' }),
  )
  const ids = { UserPoolId, ClientId: UserPoolClient!.ClientId! }
  const begin = () =>
    cognito.send(
      new AdminInitiateAuthCommand({ ...ids, AuthFlow: 'CUSTOM_AUTH', AuthParameters: { USERNAME: 'ada' } }),
    )
  const answer = (ANSWER: string, Session: string) =>
    cognito.send(
      new AdminRespondToAuthChallengeCommand({
        ...ids,
        ChallengeName: 'CUSTOM_CHALLENGE',
        ChallengeResponses: { USERNAME: 'ada', ANSWER },
        Session,
      }),
    )
  return { begin, answer }
}

/** Signs in by functions of files, edits one while the emulator runs, and reads what it prints. */
export async function signInByFiles(program?: string): Promise<void> {
  const folder = folderOfFunctions()
  const { url, child } = await started(['--port', '0', '--triggers', folder], program)
  let said = ''
  child.stdout!.on('data', (chunk) => (said += String(chunk)))
  const { begin, answer } = await poolIn(url)

  const { ChallengeParameters, Session } = await begin()
  expect(ChallengeParameters).toMatchObject({ email: 'ada@example.com', region: 'eu-west-1' })
  expect(said).toContain('[CreateAuthChallenge] asked for ada@example.com  (create.cjs:7)')
  const { AuthenticationResult } = await answer('deep', Session!)
  expect(AuthenticationResult?.AccessToken).toBeTruthy()

  writeFileSync(
    join(folder, 'DefineAuthChallenge.mjs'),
    'export const handler = async () => {\n  throw new Error("not today")\n}',
  )
  await expect(begin()).rejects.toMatchObject({
    name: 'UserLambdaValidationException',
    message: 'DefineAuthChallenge failed with error not today.',
  })
  expect(said).toContain('[DefineAuthChallenge]     at handler (DefineAuthChallenge.mjs:2:9)')
}
