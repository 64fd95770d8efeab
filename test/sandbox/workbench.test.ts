import { expect, test } from 'vitest'
import { reasonFor } from '../../src/sandbox/refusals.ts'
import { ada, memoryStorage, sandboxOn } from './builders.ts'

async function asked(storage = memoryStorage()) {
  const sandbox = await sandboxOn('custom-authentication', storage)
  await sandbox.run('customSignIn', ada)
  const created = sandbox.shown().runs.find((run) => run.function === 'create-challenge')!
  const code = /code is (\d{6})/.exec(created.outcome.console[0]!.text)![1]!
  const answer = (text = code) =>
    sandbox.run('answerChallenge', {
      username: 'ada',
      session: sandbox.shown().challenge!.session,
      answer: text,
    })
  return { sandbox, answer }
}

test('the lesson’s fault: right answers for ever, and the session shows them', async () => {
  const { sandbox, answer } = await asked()
  await answer()
  expect((await answer())!.answer).toMatchObject({ ChallengeName: 'CUSTOM_CHALLENGE' })
  const define = sandbox.shown().runs.findLast((run) => run.function === 'define-challenge')!
  expect(define.event).toMatchObject({
    request: {
      session: [
        { challengeName: 'CUSTOM_CHALLENGE', challengeResult: true },
        { challengeName: 'CUSTOM_CHALLENGE', challengeResult: true },
      ],
    },
  })
  expect(sandbox.shown().calls.find(({ id }) => id === define.call)!.operation).toBe('RespondToAuthChallenge')
})

test('an edit runs, comes back after a reload, and is gone after starting over', async () => {
  const storage = memoryStorage()
  const { sandbox } = await asked(storage)
  const original = sandbox.workbench.text('define-challenge')
  const mended = original.replace('issueTokens: false', 'issueTokens: asked > 0')
  sandbox.workbench.edit('define-challenge', mended)
  await sandbox.save()

  const again = await sandboxOn('custom-authentication', storage)
  expect(again.workbench.text('define-challenge')).toBe(mended)
  expect(again.shown().runs).toEqual(sandbox.shown().runs)
  const { session } = again.shown().challenge!
  const outcome = await again.run('answerChallenge', { username: 'ada', session, answer: 'anything' })
  expect(outcome!.answer).toMatchObject({ AuthenticationResult: { TokenType: 'Bearer' } })
  const [calls, last] = [again.shown().calls, again.shown().runs.at(-1)!]
  expect(calls.find(({ id }) => id === last.call)).toBe(calls.at(-1))

  await again.reset()
  expect(again.workbench.text('define-challenge')).toBe(original)
  expect(again.shown()).toMatchObject({ edits: {}, runs: [] })
})

test('a test event runs the function alone', async () => {
  const { sandbox } = await asked()
  const before = sandbox.shown().calls.length
  const tested = await sandbox.workbench.test('verify-answer', {
    request: { challengeAnswer: ' 1 ', privateChallengeParameters: { code: '1' } },
    response: {},
  })
  expect(tested).toMatchObject({
    outcome: { kind: 'returned', value: { response: { answerCorrect: true } } },
  })
  expect(tested.call).toBeUndefined()
  expect(sandbox.shown().calls).toHaveLength(before)
})

test('a pasted CommonJS handler runs under the name it exports', async () => {
  const { sandbox, answer } = await asked()
  sandbox.workbench.edit(
    'define-challenge',
    'exports.decide = (event, context, done) => { event.response.failAuthentication = true; done(null, event) }',
  )
  expect((await answer())!.error!.name).toBe('UserLambdaValidationException')
  sandbox.workbench.setEntry('define-challenge', 'index.decide')
  await sandbox.run('customSignIn', ada)
  expect(sandbox.shown().calls.at(-1)!.response!.error).toBe('NotAuthorizedException')
})

test('what does not parse names its line, and Cognito says so', async () => {
  const { sandbox, answer } = await asked()
  sandbox.workbench.edit(
    'define-challenge',
    'export const handler = async (event) => {\n  return event..response\n}\n',
  )
  const refused = await answer()
  expect(refused!.error!.name).toBe('UserLambdaValidationException')
  expect(refused!.error!.message).toMatch(/^DefineAuthChallenge failed with error SyntaxError: /)
  expect(sandbox.shown().runs.at(-1)!.outcome).toMatchObject({ kind: 'threw', at: { line: 2 } })
})

test('a handler may call the pool it serves', async () => {
  const { sandbox, answer } = await asked()
  sandbox.workbench.edit(
    'verify-answer',
    `import { AdminGetUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
     export const handler = async (event) => {
       const client = new CognitoIdentityProviderClient({})
       const user = await client.send(
         new AdminGetUserCommand({ UserPoolId: event.userPoolId, Username: event.userName }))
       event.response.answerCorrect = user.UserStatus === 'CONFIRMED'
       return event
     }`,
  )
  await answer('whatever')
  const verify = sandbox.shown().runs.findLast((run) => run.function === 'verify-answer')!
  expect(verify.outcome).toMatchObject({ kind: 'returned', value: { response: { answerCorrect: true } } })
})

test('a refusal that a function decided is not put down to the password', () => {
  const words = 'Incorrect username or password.'
  expect(reasonFor('NotAuthorizedException', words, 'CUSTOM_CHALLENGE')).toContain('failAuthentication')
  expect(reasonFor('NotAuthorizedException', words)).toContain('password')
})
