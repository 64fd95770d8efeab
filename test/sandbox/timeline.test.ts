import { expect, test } from 'vitest'
import { textOf } from '../../src/sandbox/phrases.ts'
import { reasonFor } from '../../src/sandbox/refusals.ts'
import { MASK, masked, maskedHeaders } from '../../src/sandbox/secrets.ts'
import { summaryOf } from '../../src/sandbox/summary.ts'
import type { Call } from '../../src/sandbox/timeline.ts'
import { ada, sandboxOn } from './builders.ts'

/** A call as a reader reads it, one line each. */
const lines = (call: Call) => [
  textOf(call.words),
  ...call.rows.map((row) => `${row.lane}: ${textOf(row.words)}`),
  textOf(call.response!.words),
]

test('sign-up to sign-in, line by line', async () => {
  const sandbox = await sandboxOn('sign-up')
  const code = () => ({ username: 'ada', code: sandbox.newestCode() })
  await sandbox.run('signUp', ada)
  await sandbox.run('resendConfirmationCode', ada)
  await sandbox.run('confirmSignUp', code())
  await sandbox.run('signIn', ada)
  await sandbox.run('getUser', { accessToken: sandbox.shown().tokens!.AccessToken })
  await sandbox.run('refreshTokens', { refreshToken: sandbox.shown().tokens!.RefreshToken })
  await sandbox.run('adminGetUser', ada)
  const sent = 'message: Code sent to a***@e***'
  const kept = 'user-pool: Code kept for 24 hours'
  expect(sandbox.shown().calls.map(lines)).toEqual([
    [
      'Your code calls SignUp',
      'user-pool: The password fits the policy',
      'user-pool: The username is free',
      'user-pool: User ada written, UNCONFIRMED',
      kept,
      sent,
      'Answer: UserConfirmed: false',
    ],
    ['Your code calls ResendConfirmationCode', kept, sent, 'Answer: a new code to a***@e***'],
    [
      'Your code calls ConfirmSignUp',
      'user-pool: The code is the one that was sent',
      'user-pool: The code is used up',
      'user-pool: User ada is now CONFIRMED',
      'Answer: 200, nothing more',
    ],
    [
      'Your code calls InitiateAuth',
      'user-pool: The password is right',
      'user-pool: Refresh token made',
      'user-pool: Access token signed',
      'user-pool: ID token signed',
      'Answer: three tokens',
    ],
    [
      'Your code calls GetUser',
      'user-pool: The access token is genuine, has not expired and was not revoked',
      'Answer: this is ada',
    ],
    [
      'Your code calls InitiateAuth',
      'user-pool: The refresh token belongs to this client, and is still good',
      'user-pool: Access token signed',
      'user-pool: ID token signed',
      'Answer: two tokens',
    ],
    ['Your code calls AdminGetUser', 'Answer: UserStatus: CONFIRMED'],
  ])
  const { users, messages } = sandbox.shown()
  expect(textOf(summaryOf(users, messages))).toBe('Now: one user, CONFIRMED, and two mails.')
})

test('a call carries its exact request and response, secrets masked until asked for', async () => {
  const sandbox = await sandboxOn('unconfirmed')
  await sandbox.run('signIn', ada)
  await sandbox.run('adminGetUser', ada)
  const [signIn, admin] = sandbox.shown().calls
  expect(signIn!.request).toMatchObject({
    method: 'POST',
    url: 'https://cognito-idp.us-east-1.amazonaws.com/',
    headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth' },
  })
  expect(masked(signIn!.request.body)).toMatchObject({
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: 'ada', PASSWORD: MASK },
  })
  expect(signIn!.response).toMatchObject({
    status: 400,
    error: 'UserNotConfirmedException',
    body: { __type: 'UserNotConfirmedException', message: 'User is not confirmed.' },
  })
  const { authorization } = maskedHeaders(admin!.request.headers)
  expect(authorization).toMatch(/Credential=\w+\/\d{8}\/us-east-1\/cognito-idp\/aws4_request.*Signature=•+$/)
})

test('no token, password or code is left in what is masked', async () => {
  const sandbox = await sandboxOn('sign-up')
  await sandbox.run('signUp', ada)
  const code = sandbox.newestCode()
  await sandbox.run('confirmSignUp', { username: 'ada', code })
  await sandbox.run('signIn', ada)
  const { calls, tokens } = sandbox.shown()
  await sandbox.run('getUser', { accessToken: tokens!.AccessToken })
  const text = JSON.stringify(calls.map(({ request, response }) => masked({ request, body: response!.body })))
  for (const secret of [ada.password, code, ...Object.values(tokens!)]) expect(text).not.toContain(secret)
})

test('each refusal a reader can bring about has a line that says why', async () => {
  const sandbox = await sandboxOn('sign-up')
  const whyNot = async (...[name, input]: Parameters<typeof sandbox.run>) => {
    const { error } = (await sandbox.run(name, input))!
    return `${error!.name}: ${reasonFor(error!.name, error!.message)}`
  }
  expect(await whyNot('signIn', ada)).toMatch(/^UserNotFoundException: This pool has no such user/)
  expect(await whyNot('signUp', { ...ada, password: 'analytical' })).toMatch(
    /^InvalidPasswordException: The pool/,
  )
  expect(await whyNot('signUp', { ...ada, username: '' })).toMatch(/^InvalidParameterException: The request/)
  await sandbox.run('signUp', ada)
  expect(await whyNot('signUp', ada)).toMatch(/^UsernameExistsException: A username/)
  expect(await whyNot('signIn', ada)).toMatch(/^UserNotConfirmedException: Nobody/)
  expect(await whyNot('confirmSignUp', { username: 'ada', code: '0' })).toMatch(
    /^CodeMismatchException: Only/,
  )
  const code = sandbox.newestCode()
  await sandbox.run('confirmSignUp', { username: 'ada', code })
  expect(await whyNot('confirmSignUp', { username: 'ada', code })).toMatch(
    /: There is nothing left to confirm/,
  )
  expect(await whyNot('resendConfirmationCode', ada)).toMatch(/^InvalidParameterException: A confirmed user/)
  expect(await whyNot('signIn', { ...ada, password: 'wrong' })).toMatch(
    /^NotAuthorizedException: The user is there/,
  )
  await sandbox.run('signIn', ada)
  sandbox.advance(31 * 24 * 60 * 60_000)
  const { AccessToken: accessToken, RefreshToken: refreshToken } = sandbox.shown().tokens!
  expect(await whyNot('getUser', { accessToken })).toMatch(/^NotAuthorizedException: Its exp lies/)
  expect(await whyNot('getUser', { accessToken: 'x' })).toMatch(/^NotAuthorizedException: The text is not/)
  expect(await whyNot('refreshTokens', { refreshToken })).toMatch(/^NotAuthorizedException: The sign-in lies/)
  expect(await whyNot('refreshTokens', { refreshToken: 'x' })).toMatch(/: Cognito knows no sign-in/)
})
