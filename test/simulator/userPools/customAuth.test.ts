import {
  AdminDeleteUserCommand,
  AdminRespondToAuthChallengeCommand,
  AdminUpdateUserAttributesCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { createPasswordHash, createSrpSession, signSrpSession, wrapAuthChallenge } from 'cognito-srp-helper'
import { expect, test } from 'vitest'
import { InvocationFailed, TIMED_OUT } from '../../../src/simulator/index.ts'
import { ada, world, type LambdaEvent } from '../../world.ts'
import { attributes, confirmed, type Here } from './steps.ts'
import { type Step, settings, start, answer } from './steps/customAuth.ts'

const tokens = { AuthenticationResult: { TokenType: 'Bearer' }, ChallengeParameters: {} }
const refused = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' }

test('define, create, verify: each is given what Cognito gives it', async () => {
  const { events, ...rest } = settings()
  const here = await world(rest)
  await confirmed(here)
  const started = await start()(here)
  expect(started).toMatchObject({
    ChallengeName: 'CUSTOM_CHALLENGE',
    ChallengeParameters: { USERNAME: 'ada', riddle: 'What has an eye?' },
  })
  const userAttributes = {
    sub: here.user('ada')!.sub,
    'cognito:user_status': 'CONFIRMED',
    email: ada.email,
    email_verified: 'true',
  }
  const envelope = {
    version: '1',
    region: 'us-east-1',
    userPoolId: here.UserPoolId,
    userName: 'ada',
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: here.ClientId },
  }
  const undecided = { challengeName: null, issueTokens: null, failAuthentication: null }
  expect(events.splice(0)).toEqual([
    {
      ...envelope,
      triggerSource: 'DefineAuthChallenge_Authentication',
      request: { userAttributes, session: [] },
      response: undecided,
    },
    {
      ...envelope,
      triggerSource: 'CreateAuthChallenge_Authentication',
      request: { userAttributes, challengeName: 'CUSTOM_CHALLENGE', session: [] },
      response: {
        publicChallengeParameters: null,
        privateChallengeParameters: null,
        challengeMetadata: null,
      },
    },
  ])

  await expect(answer(started.Session, 'needle')(here)).resolves.toMatchObject(tokens)
  const clientMetadata = { of: 'RespondToAuthChallenge' }
  const session = [
    { challengeName: 'CUSTOM_CHALLENGE', challengeResult: true, challengeMetadata: 'RIDDLE-1' },
  ]
  expect(events).toEqual([
    {
      ...envelope,
      triggerSource: 'VerifyAuthChallengeResponse_Authentication',
      request: {
        userAttributes,
        privateChallengeParameters: { answer: 'needle' },
        challengeAnswer: 'needle',
        clientMetadata,
      },
      response: { answerCorrect: null },
    },
    {
      ...envelope,
      triggerSource: 'DefineAuthChallenge_Authentication',
      request: { userAttributes, session, clientMetadata },
      response: undecided,
    },
  ])
})

test('each wrong answer brings a new Session, until the function has had enough', async () => {
  const here = await world(settings())
  await confirmed(here)
  const first = await start()(here)
  const second = await answer(first.Session, 'storm')(here)
  expect(second).toMatchObject({ ChallengeName: 'CUSTOM_CHALLENGE' })
  await expect(answer(first.Session, 'needle')(here)).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Invalid session for the user, session can only be used once.',
  })
  const third = await answer(second.Session, 'potato')(here)
  await expect(answer(third.Session, 'cat')(here)).rejects.toMatchObject(refused)
})

test('with SRP_A first: the functions see both steps of the password, then their own', async () => {
  const { events, ...rest } = settings()
  const here = await world(rest)
  await confirmed(here)
  const { UserPoolId, ClientId } = here
  const srp = createSrpSession('ada', createPasswordHash('ada', ada.Password, UserPoolId), UserPoolId, true)
  const started = await start('ada', { CHALLENGE_NAME: 'SRP_A', SRP_A: srp.largeA })(here)
  expect(started).toMatchObject({ ChallengeName: 'PASSWORD_VERIFIER', Session: expect.any(String) })
  const proof = wrapAuthChallenge(signSrpSession(srp, started), {
    ClientId,
    ChallengeName: 'PASSWORD_VERIFIER' as const,
    ChallengeResponses: { USERNAME: 'ada' },
    Session: started.Session,
  })
  const asked = await here.cognito.send(new RespondToAuthChallengeCommand(proof))
  expect(asked).toMatchObject({ ChallengeName: 'CUSTOM_CHALLENGE' })
  await expect(answer(asked.Session, 'needle')(here)).resolves.toMatchObject(tokens)
  const seen = events.filter(({ request }) => 'session' in request).map(({ request }) => request.session)
  const afterPassword = [
    { challengeName: 'SRP_A', challengeResult: true },
    { challengeName: 'PASSWORD_VERIFIER', challengeResult: true },
  ]
  expect(seen).toEqual([
    afterPassword.slice(0, 1),
    afterPassword,
    afterPassword,
    [
      ...afterPassword,
      { challengeName: 'CUSTOM_CHALLENGE', challengeResult: true, challengeMetadata: 'RIDDLE-1' },
    ],
  ])
})

test('ADMIN_NO_SRP_AUTH: the function asks for the password, and only a server may send it', async () => {
  const define = (event: LambdaEvent) => {
    const isAsked = (event.request.session as Step[]).length > 0
    event.response = isAsked ? { issueTokens: true } : { challengeName: 'ADMIN_NO_SRP_AUTH' }
    return event
  }
  const here = await world(settings({ define }))
  await confirmed(here)
  const { Session } = await start()(here)
  const { UserPoolId, ClientId } = here
  const input = {
    ClientId,
    ChallengeName: 'ADMIN_NO_SRP_AUTH' as const,
    Session,
    ChallengeResponses: { USERNAME: 'ada', PASSWORD: ada.Password },
  }
  await expect(here.cognito.send(new RespondToAuthChallengeCommand(input))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  })
  await expect(
    here.cognito.send(new AdminRespondToAuthChallengeCommand({ UserPoolId, ...input })),
  ).resolves.toMatchObject(tokens)
})

test('where it is hidden who exists, the functions run for a name that nobody has, and no tokens come', async () => {
  const { events, ...rest } = settings({}, { PreventUserExistenceErrors: 'ENABLED' })
  const here = await world(rest)
  const { Session } = await start('eve')(here)
  await expect(answer(Session, 'needle', 'eve')(here)).rejects.toMatchObject(refused)
  expect(events.map(({ userName, request }) => [userName, request.userNotFound])).toEqual(
    Array(4).fill(['eve', true]),
  )
  await confirmed(here)
  await start()(here)
  expect(events.at(-1)!.request).toMatchObject({ userNotFound: false })
})

test('a function may use the API of its own pool: the sign-in goes on with what it wrote', async () => {
  const its: { here?: Here } = {}
  const verify = async (event: LambdaEvent) => {
    await its.here!.cognito.send(
      new AdminUpdateUserAttributesCommand({
        UserPoolId: its.here!.UserPoolId,
        Username: 'ada',
        UserAttributes: attributes({ nickname: 'Countess' }),
      }),
    )
    event.response.answerCorrect = true
    return event
  }
  const here = (its.here = await world(settings({ verify })))
  await confirmed(here)
  const { Session } = await start()(here)
  await answer(Session, 'anything')(here)
  expect(here.user('ada')!.Attributes).toContainEqual({ Name: 'nickname', Value: 'Countess' })
})

test('a function that is too slow is tried three times', async () => {
  let runs = 0
  const slow = settings({
    define() {
      runs++
      throw new InvocationFailed(TIMED_OUT)
    },
  })
  const here = await world(slow)
  await confirmed(here)
  await expect(start()(here)).rejects.toMatchObject({ name: 'UnexpectedLambdaException' })
  expect(runs).toBe(3)
})

test('simulated time counts', async () => {
  const its: { here?: Here } = {}
  const define = (event: LambdaEvent) => {
    its.here!.clock.advance(5_001)
    return { ...event, response: { failAuthentication: true } }
  }
  const here = (its.here = await world(settings({ define })))
  await confirmed(here)
  await expect(start()(here)).rejects.toMatchObject({
    name: 'UnexpectedLambdaException',
    message:
      'DefineAuthChallenge invocation failed due to error Socket timeout while invoking Lambda function.',
  })
})

test('a challenge whose user is gone is over', async () => {
  const here = await world(settings())
  await confirmed(here)
  const { Session } = await start()(here)
  await here.cognito.send(new AdminDeleteUserCommand({ UserPoolId: here.UserPoolId, Username: 'ada' }))
  await expect(answer(Session, 'needle')(here)).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Invalid session for the user.',
  })
})
