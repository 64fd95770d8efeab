import { expect, test } from 'vitest'
import { totp } from '../../src/flows/totp.ts'
import { textOf } from '../../src/sandbox/phrases.ts'
import { reasonFor } from '../../src/sandbox/refusals.ts'
import type { FlowInput, FlowName, Form } from '../../src/sandbox/snapshot.ts'
import { summaryOf } from '../../src/sandbox/summary.ts'
import { ada, memoryStorage, sandboxOn } from './builders.ts'

const newPassword = 'Difference-1852'
const renewed = { ...ada, password: newPassword, newPassword }

/** A sandbox whose flows answer their last call in one line, or Cognito's refusal, under which a reason must stand. */
async function opened(scene: string, storage = memoryStorage()) {
  const sandbox = await sandboxOn(scene, storage)
  return {
    sandbox,
    status: () => sandbox.users()[0]!.UserStatus,
    session: (challenge: string) => sandbox.shown().sessions[challenge]!,
    async come<N extends FlowName>(name: N, input: FlowInput<N>): Promise<string> {
      const { error } = (await sandbox.run(name, input))!
      const { words, body } = sandbox.shown().calls.at(-1)!.response!
      if (!error) return textOf(words).replace('Answer: ', '')
      const { message = '' } = body as { message?: string }
      expect(reasonFor(error.name, message), `${error.name} ${message}`).toBeTruthy()
      return `${error.name} ${message}`.trim()
    },
  }
}

test('one user passes through every status, and each refuses in Cognito’s words', async () => {
  const { sandbox, come, status } = await opened('user-states')
  expect(await come('signIn', ada)).toBe('UserNotConfirmedException User is not confirmed.')
  expect(await come('forgotPassword', ada)).toBe(
    'InvalidParameterException Cannot reset password for the user as there is no registered/verified email or phone_number',
  )
  await come('confirmSignUp', { ...ada, code: sandbox.newestCode() })
  expect([await come('signIn', ada), status()]).toEqual(['three tokens', 'CONFIRMED'])

  await come('adminResetUserPassword', ada)
  expect(status()).toBe('RESET_REQUIRED')
  expect(await come('signIn', ada)).toBe(
    'PasswordResetRequiredException Password reset required for the user',
  )
  await come('confirmForgotPassword', { ...renewed, code: sandbox.newestCode() })
  expect([await come('signIn', renewed), status()]).toEqual(['three tokens', 'CONFIRMED'])
  expect(await come('forgotPassword', ada)).toBe('a new code to a***@e***')
  expect([await come('signIn', renewed), status()]).toEqual(['three tokens', 'CONFIRMED'])
})

test('a temporary password is a challenge, not a refusal; being disabled is no status', async () => {
  const { sandbox, come, status, session } = await opened('user-states')
  await come('confirmSignUp', { ...ada, code: sandbox.newestCode() })
  const temporaryPassword = 'Once-Only-1842'
  await come('adminSetUserPassword', { ...ada, temporaryPassword })
  expect(status()).toBe('FORCE_CHANGE_PASSWORD')
  expect(await come('signIn', { ...ada, password: temporaryPassword })).toBe(
    'challenge NEW_PASSWORD_REQUIRED',
  )
  expect(await come('forgotPassword', ada)).toBe(
    'NotAuthorizedException User password cannot be reset in the current state.',
  )
  const answer = { ...renewed, session: session('NEW_PASSWORD_REQUIRED') }
  expect([await come('setNewPassword', answer), status()]).toEqual(['three tokens', 'CONFIRMED'])

  await come('adminDisableUser', ada)
  expect(
    sandbox
      .shown()
      .calls.at(-1)!
      .rows.map(({ words }) => textOf(words)),
  ).toContain('User ada is now disabled')
  expect(textOf(summaryOf(sandbox.users(), []))).toBe('Now: one user, CONFIRMED, disabled, and no mails.')
  expect(await come('signIn', renewed)).toBe('NotAuthorizedException User is disabled.')
  expect(await come('forgotPassword', ada)).toBe('NotAuthorizedException User is disabled.')
  await come('adminEnableUser', ada)
  expect(await come('signIn', renewed)).toBe('three tokens')
})

const anyFlow = ['USER_PASSWORD_AUTH', 'USER_SRP_AUTH', 'ADMIN_USER_PASSWORD_AUTH', 'USER_AUTH'] as const
const notThisCall = 'InvalidParameterException Initiate Auth method not supported.'
const choices = 'challenge SELECT_CHALLENGE of PASSWORD_SRP, PASSWORD, EMAIL_OTP'

test.each<[Form['authFlow'], allowed: [string, string], refused: [string, string]]>([
  [
    'USER_PASSWORD_AUTH',
    ['three tokens', notThisCall],
    ['InvalidParameterException USER_PASSWORD_AUTH flow not enabled for this client', notThisCall],
  ],
  [
    'USER_SRP_AUTH',
    ['challenge PASSWORD_VERIFIER', 'challenge PASSWORD_VERIFIER'],
    [
      'InvalidParameterException USER_SRP_AUTH is not enabled for the client.',
      'InvalidParameterException USER_SRP_AUTH is not enabled for the client.',
    ],
  ],
  [
    'ADMIN_USER_PASSWORD_AUTH',
    [notThisCall, 'three tokens'],
    [notThisCall, 'InvalidParameterException Auth flow not enabled for this client'],
  ],
  // AWS's words for a client that does not allow it are not on record.
  ['USER_AUTH', [choices, choices], ['InvalidParameterException', 'InvalidParameterException']],
])(
  '%s: what both calls answer when the client allows it, and nothing but it is refused',
  async (authFlow, allowed, refused) => {
    const { come } = await opened('auth-flows')
    for (const [isAllowed, answers] of [
      [true, allowed],
      [false, refused],
    ] as const) {
      const flows = anyFlow.filter((flow) => (flow === authFlow) === isAllowed)
      await come('setAuthFlows', {
        allowed: [...flows.map((flow) => `ALLOW_${flow}` as const), 'ALLOW_REFRESH_TOKEN_AUTH'],
      })
      expect(await come('beginSignIn', { ...ada, authFlow, caller: 'InitiateAuth' })).toBe(answers[0])
      expect(await come('beginSignIn', { ...ada, authFlow, caller: 'AdminInitiateAuth' })).toBe(answers[1])
    }
  },
)

test('with the default flows of a client SRP signs in, and a password in the request does not', async () => {
  const { sandbox, come } = await opened('auth-flows')
  expect(await come('signIn', ada)).toMatch(/not enabled for this client$/)
  expect(await come('signInWithSrp', ada)).toBe('three tokens')
  expect(JSON.stringify(sandbox.shown().calls.slice(1))).not.toContain(ada.password)
  expect(await come('signInWithSrp', renewed)).toMatch(/Incorrect username or password\.$/)
})

test('challenges chain by their sessions: a new password, an authenticator app, its codes', async () => {
  const { sandbox, come, session } = await opened('challenges')
  const code = () => totp(sandbox.shown().secretCode!, sandbox.now())
  expect(await come('signIn', ada)).toBe('challenge NEW_PASSWORD_REQUIRED')
  const first = { ...renewed, session: session('NEW_PASSWORD_REQUIRED') }
  expect(await come('setNewPassword', first)).toBe('challenge MFA_SETUP')
  const usedOnce = 'NotAuthorizedException Invalid session for the user, session can only be used once.'
  expect(await come('setNewPassword', first)).toBe(usedOnce)

  const asked = session('MFA_SETUP')
  await come('registerAuthenticator', { session: asked })
  expect(session('MFA_SETUP')).not.toBe(asked)
  const set = async (totp: string) => ({ ...renewed, totp, session: session('MFA_SETUP') })
  expect(await come('proveAuthenticator', await set('000000'))).toBe(
    'EnableSoftwareTokenMFAException Code mismatch and fail enable Software Token MFA',
  )
  expect(await come('proveAuthenticator', await set(await code()))).toBe('three tokens')

  expect(await come('signIn', renewed)).toBe('challenge SOFTWARE_TOKEN_MFA')
  const answer = async (totp: string) =>
    come('answerWithCode', { ...renewed, totp, session: session('SOFTWARE_TOKEN_MFA') })
  expect(await answer(await code())).toBe(
    'ExpiredCodeException Your software token has already been used once.',
  )
  sandbox.advance(30_000)
  expect(await answer('000000')).toBe('CodeMismatchException Invalid code received for user')
  expect(await answer(await code())).toBe('three tokens')
  expect(await answer(await code())).toBe(usedOnce)
  await come('signIn', renewed)
  sandbox.advance(4 * 60_000)
  expect(await answer(await code())).toBe(
    'NotAuthorizedException Invalid session for the user, session is expired.',
  )
})

test('sessions and the secret of the authenticator app are there after a reload, and gone after starting over', async () => {
  const storage = memoryStorage()
  const { sandbox, come, session } = await opened('challenges', storage)
  await come('signIn', ada)
  await come('setNewPassword', { ...renewed, session: session('NEW_PASSWORD_REQUIRED') })
  await come('registerAuthenticator', { session: session('MFA_SETUP') })
  await sandbox.save()

  const { sandbox: after } = await opened('challenges', storage)
  const { sessions, secretCode } = sandbox.shown()
  expect(after.shown()).toMatchObject({ sessions, secretCode })
  await after.reset()
  expect(after.shown().sessions).toEqual({})
  expect(after.shown().secretCode).toBeUndefined()
})
