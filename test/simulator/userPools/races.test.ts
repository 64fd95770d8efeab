import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newSrpSecret, srpAnswer } from '../../../src/flows/srp.ts'
import { appCode } from '../../appCode.ts'
import { rawAnswer, type Answer } from '../../rawAnswer.ts'
import { ada, world } from '../../world.ts'
import type { Here } from './steps.ts'
import { attributes, signedIn, signIn, signUp } from './steps.ts'

type Call = [operation: string, input: object]
const say = ({ error, message }: Answer) => (error ? `${error}: ${message}` : 'success')
const run = (here: Here, [operation, input]: Call) => rawAnswer(here.simulator, operation, input)

const SPENT = 'NotAuthorizedException: Invalid session for the user, session can only be used once.'
const USED_CODE = 'ExpiredCodeException: Invalid code provided, please request a code again.'
const LIMIT = 'LimitExceededException: Attempt limit exceeded, please try after some time.'
const FLOWS = {
  ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH' as const, 'ALLOW_USER_SRP_AUTH' as const],
  RefreshTokenRotation: { Feature: 'ENABLED' as const, RetryGracePeriodSeconds: 0 },
}

/** Somebody with a temporary password and, if asked for, an authenticator app. */
async function invited(here: Here) {
  const { UserPoolId, ClientId } = here
  await run(here, [
    'AdminCreateUser',
    { UserPoolId, Username: 'ada', TemporaryPassword: 'Temporary-1', MessageAction: 'SUPPRESS' },
  ])
  const AuthParameters = { USERNAME: 'ada', PASSWORD: 'Temporary-1' }
  const { body } = await run(here, [
    'InitiateAuth',
    { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters },
  ])
  return body.Session as string
}

/** @returns the code of the app at the present time */
async function withApp(here: Here, MfaConfiguration = 'OPTIONAL') {
  await run(here, [
    'SetUserPoolMfaConfig',
    {
      ...{ UserPoolId: here.UserPoolId, MfaConfiguration },
      SoftwareTokenMfaConfiguration: { Enabled: true },
    },
  ])
  const { AccessToken } = await signedIn(here)
  const { body } = await run(here, ['AssociateSoftwareToken', { AccessToken }])
  const code = () => appCode(String(body.SecretCode), here.clock.now())
  await run(here, ['VerifySoftwareToken', { AccessToken, UserCode: code() }])
  const SoftwareTokenMfaSettings = { Enabled: true, PreferredMfa: true }
  await run(here, ['SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings }])
  here.clock.advance(30_000)
  return code
}

const byPassword = ({ ClientId }: Here): Call => [
  'InitiateAuth',
  {
    ...{ ClientId, AuthFlow: 'USER_PASSWORD_AUTH' },
    AuthParameters: { USERNAME: 'ada', PASSWORD: ada.Password },
  },
]
const byApp = ({ ClientId }: Here, Session: unknown, code: string): Call => [
  'RespondToAuthChallenge',
  {
    ...{ ClientId, ChallengeName: 'SOFTWARE_TOKEN_MFA', Session },
    ChallengeResponses: { USERNAME: 'ada', SOFTWARE_TOKEN_MFA_CODE: code },
  },
]

/** Something that counts once, used fifty times at the same time. */
type Race = {
  what: string
  /** @returns the n-th call */
  ready: (here: Here) => Promise<(n: number) => Call>
  others: string[]
  settings?: Parameters<typeof world>[0]
}

const RACES: Race[] = [
  {
    what: 'SignUp with one name',
    ready: async ({ ClientId }) => {
      return () => ['SignUp', { ClientId, Username: 'ada', Password: ada.Password }]
    },
    others: ['UsernameExistsException: User already exists'],
  },
  {
    what: 'SignUp with one address, where it is the name',
    settings: { pool: { UsernameAttributes: ['email'] } },
    ready: async ({ ClientId }) => {
      return () => ['SignUp', { ClientId, Username: ada.email, Password: ada.Password }]
    },
    others: ['UsernameExistsException: An account with the given email already exists.'],
  },
  {
    what: 'AdminCreateUser with one name',
    ready: async ({ UserPoolId }) => {
      return () => ['AdminCreateUser', { UserPoolId, Username: 'ada', MessageAction: 'SUPPRESS' }]
    },
    others: ['UsernameExistsException: User account already exists'],
  },
  {
    what: 'ConfirmSignUp with one code',
    ready: async (here) => {
      await signUp()(here)
      const input = { ClientId: here.ClientId, Username: 'ada', ConfirmationCode: here.inbox()[0]!.code }
      return () => ['ConfirmSignUp', input]
    },
    others: ['NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED'],
  },
  {
    what: 'ConfirmSignUp of fifty users with one alias',
    settings: { pool: { AliasAttributes: ['email'] } },
    ready: async (here) => {
      for (let i = 0; i < 50; i++) await signUp(`user${i}`)(here)
      const codes = here.inbox().reverse()
      return (n) => [
        'ConfirmSignUp',
        { ClientId: here.ClientId, Username: `user${n}`, ConfirmationCode: codes[n]!.code },
      ]
    },
    others: ['AliasExistsException: An account with the given email already exists.'],
  },
  {
    what: 'ConfirmForgotPassword with one code',
    ready: async (here) => {
      await signedIn(here)
      await run(here, ['ForgotPassword', { ClientId: here.ClientId, Username: 'ada' }])
      const given = { Username: 'ada', ConfirmationCode: here.inbox()[0]!.code, Password: 'Another-1843' }
      return () => ['ConfirmForgotPassword', { ClientId: here.ClientId, ...given }]
    },
    others: [USED_CODE, LIMIT],
  },
  {
    what: 'VerifyUserAttribute with one code',
    ready: async (here) => {
      const { AccessToken } = await signedIn(here)
      await run(here, ['GetUserAttributeVerificationCode', { AccessToken, AttributeName: 'email' }])
      const Code = here.inbox()[0]!.code
      return () => ['VerifyUserAttribute', { AccessToken, AttributeName: 'email', Code }]
    },
    others: [USED_CODE, LIMIT],
  },
  {
    what: 'the Session of NEW_PASSWORD_REQUIRED',
    ready: async (here) => {
      const Session = await invited(here)
      return () => [
        'RespondToAuthChallenge',
        {
          ...{ ClientId: here.ClientId, ChallengeName: 'NEW_PASSWORD_REQUIRED', Session },
          ChallengeResponses: { USERNAME: 'ada', NEW_PASSWORD: ada.Password },
        },
      ]
    },
    others: [SPENT],
  },
  {
    what: 'the Session of SOFTWARE_TOKEN_MFA',
    ready: async (here) => {
      const code = await withApp(here)
      const { Session } = (await run(here, byPassword(here))).body
      return () => byApp(here, Session, code())
    },
    others: [SPENT],
  },
  {
    what: 'one code of an authenticator app, in fifty sign-ins',
    ready: async (here) => {
      const code = await withApp(here)
      const sessions: unknown[] = []
      for (let i = 0; i < 50; i++) sessions.push((await run(here, byPassword(here))).body.Session)
      return (n) => byApp(here, sessions[n], code())
    },
    others: ['ExpiredCodeException: Your software token has already been used once.'],
  },
  {
    what: 'one proof by SRP',
    settings: { client: FLOWS },
    ready: async (here) => {
      await signedIn(here)
      const { ClientId, UserPoolId, clock } = here
      const secret = newSrpSecret()
      const AuthParameters = { USERNAME: 'ada', SRP_A: secret.A.toString(16) }
      const start: Call = ['InitiateAuth', { ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters }]
      const { body } = await run(here, start)
      const asked = body.ChallengeParameters as Record<string, string>
      const at = new Date(clock.now())
      const ChallengeResponses = await srpAnswer(secret, UserPoolId, asked, ada.Password, at)
      return () => [
        'RespondToAuthChallenge',
        { ClientId, ChallengeName: 'PASSWORD_VERIFIER', ChallengeResponses },
      ]
    },
    others: ['NotAuthorizedException: Incorrect username or password.'],
  },
  {
    what: 'a rotating refresh token without grace',
    settings: { client: FLOWS },
    ready: async (here) => {
      const { RefreshToken } = await signedIn(here)
      return () => ['GetTokensFromRefreshToken', { ClientId: here.ClientId, RefreshToken }]
    },
    others: ['RefreshTokenReuseException: Refresh token has been used already.'],
  },
  {
    what: 'GlobalSignOut',
    ready: async (here) => {
      const { AccessToken } = await signedIn(here)
      return () => ['GlobalSignOut', { AccessToken }]
    },
    others: ['NotAuthorizedException: Access Token has been revoked'],
  },
  {
    what: 'DeleteUser',
    ready: async (here) => {
      const { AccessToken } = await signedIn(here)
      return () => ['DeleteUser', { AccessToken }]
    },
    others: ['UserNotFoundException: User does not exist.'],
  },
  {
    what: 'AdminConfirmSignUp',
    ready: async (here) => {
      await signUp()(here)
      return () => ['AdminConfirmSignUp', { UserPoolId: here.UserPoolId, Username: 'ada' }]
    },
    others: ['NotAuthorizedException: User cannot be confirmed. Current status is CONFIRMED'],
  },
  {
    what: 'AdminDeleteUser',
    ready: async (here) => {
      await signUp()(here)
      return () => ['AdminDeleteUser', { UserPoolId: here.UserPoolId, Username: 'ada' }]
    },
    others: ['UserNotFoundException: User does not exist.'],
  },
  {
    what: 'CreateGroup with one name',
    ready: async ({ UserPoolId }) => {
      return () => ['CreateGroup', { UserPoolId, GroupName: 'admins' }]
    },
    others: ['GroupExistsException: A group with the name already exists.'],
  },
  {
    what: 'an address that fifty users change to, where it is their name',
    settings: { pool: { UsernameAttributes: ['email'], AutoVerifiedAttributes: undefined } },
    ready: async (here) => {
      const tokens: string[] = []
      for (let i = 0; i < 50; i++) {
        const Username = `user${i}@example.com`
        await signUp(Username, {})(here)
        await run(here, ['AdminConfirmSignUp', { UserPoolId: here.UserPoolId, Username }])
        tokens.push((await signIn(Username)(here)).AccessToken)
      }
      return (n) => [
        'UpdateUserAttributes',
        { AccessToken: tokens[n], UserAttributes: attributes({ email: ada.email }) },
      ]
    },
    others: ['AliasExistsException: An account with the given email already exists.'],
  },
]

test.each(RACES)('$what: of fifty at once exactly one wins', async ({ settings, ready, others }) => {
  const here = await world(settings)
  const call = await ready(here)
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => run(here, call(n))))
  const said = answers.map(say)
  expect(said.filter((text) => text === 'success')).toHaveLength(1)
  expect([...new Set(said.filter((text) => text !== 'success'))].sort()).toEqual([...others].sort())
})

/** Two calls that get in each other's way: whatever their order, what is said of both must hold afterwards. */
type Duel = {
  what: string
  settings?: Parameters<typeof world>[0]
  ready: (here: Here) => Promise<{ calls: [Call, Call]; after: (answers: [Answer, Answer]) => Promise<void> }>
}

const accessOf = ({ body }: Answer) =>
  (body.AuthenticationResult as { AccessToken: string } | undefined)?.AccessToken

/** A token that came out of a lost duel is good for nothing. */
async function isDead(here: Here, answer: Answer, ...says: string[]) {
  const AccessToken = accessOf(answer)
  if (AccessToken) expect(says).toContain(say(await run(here, ['GetUser', { AccessToken }])))
  else expect(answer.status).toBe(400)
}

const REVOKED = 'NotAuthorizedException: Access Token has been revoked'
const GONE = 'UserNotFoundException: User does not exist.'
const refreshing = ({ ClientId }: Here, RefreshToken: string): Call => [
  'GetTokensFromRefreshToken',
  { ClientId, RefreshToken },
]

const DUELS: Duel[] = [
  {
    what: 'RevokeToken against a refresh',
    async ready(here) {
      const { RefreshToken } = await signedIn(here)
      const { ClientId } = here
      return {
        calls: [['RevokeToken', { ClientId, Token: RefreshToken }], refreshing(here, RefreshToken)],
        async after([revoked, refreshed]) {
          expect(revoked.status).toBe(200)
          await isDead(here, refreshed, REVOKED)
          const again = await run(here, refreshing(here, RefreshToken))
          expect(say(again)).toBe('NotAuthorizedException: Refresh Token has been revoked')
        },
      }
    },
  },
  {
    what: 'GlobalSignOut against a refresh',
    async ready(here) {
      const { AccessToken, RefreshToken } = await signedIn(here)
      return {
        calls: [['GlobalSignOut', { AccessToken }], refreshing(here, RefreshToken)],
        async after([out, refreshed]) {
          expect(out.status).toBe(200)
          await isDead(here, refreshed, REVOKED)
        },
      }
    },
  },
  ...(['AdminDisableUser', 'AdminDeleteUser'] as const).map((operation): Duel => ({
    what: `${operation} against the answer to a challenge`,
    async ready(here) {
      const code = await withApp(here)
      const { Session } = (await run(here, byPassword(here))).body
      return {
        calls: [[operation, { UserPoolId: here.UserPoolId, Username: 'ada' }], byApp(here, Session, code())],
        async after([done, answered]) {
          expect(done.status).toBe(200)
          await isDead(here, answered, REVOKED, GONE)
          expect((await run(here, byPassword(here))).status).toBe(400)
        },
      }
    },
  })),
  ...(['DeleteUserPool', 'DeleteUserPoolClient'] as const).map((operation): Duel => ({
    what: `${operation} against a sign-in`,
    async ready(here) {
      await signedIn(here)
      const { ClientId, UserPoolId } = here
      return {
        calls: [
          [operation, { UserPoolId, ...(operation === 'DeleteUserPoolClient' && { ClientId }) }],
          byPassword(here),
        ],
        async after([done, signedIn]) {
          expect(done.status).toBe(200)
          await isDead(here, signedIn, 'NotAuthorizedException: Invalid Access Token')
          expect(here.simulator.state.sessions.size).toBe(0)
          expect(here.simulator.state.refreshTokens.size).toBe(0)
        },
      }
    },
  })),
  {
    what: 'UpdateUserAttributes from two tabs',
    async ready(here) {
      const { AccessToken } = await signedIn(here)
      const update = (values: Record<string, string>): Call => [
        'UpdateUserAttributes',
        { AccessToken, UserAttributes: attributes(values) },
      ]
      return {
        calls: [update({ nickname: 'Countess' }), update({ given_name: 'Ada' })],
        async after(answers) {
          expect(answers.map(say)).toEqual(['success', 'success'])
          const values = here.user('ada')!.Attributes
          expect(values).toEqual(
            expect.arrayContaining(attributes({ nickname: 'Countess', given_name: 'Ada' })),
          )
        },
      }
    },
  },
  {
    what: 'ChangePassword against ChangePassword',
    async ready(here) {
      const { AccessToken } = await signedIn(here)
      const change = (ProposedPassword: string): Call => [
        'ChangePassword',
        { AccessToken, PreviousPassword: ada.Password, ProposedPassword },
      ]
      return {
        calls: [change('First-1843'), change('Second-1843')],
        async after(answers) {
          expect(answers.map(say).sort()).toEqual([
            'NotAuthorizedException: Incorrect username or password.',
            'success',
          ])
        },
      }
    },
  },
  {
    what: 'SignUp against the confirmation of the alias’s owner',
    settings: { pool: { AliasAttributes: ['email'] } },
    async ready(here) {
      await signUp('ada')(here)
      await signUp('eve')(here)
      const [eves, adas] = here.inbox()
      const confirm = (Username: string, ConfirmationCode = '', more = {}): Call => [
        'ConfirmSignUp',
        { ClientId: here.ClientId, Username, ConfirmationCode, ...more },
      ]
      return {
        calls: [confirm('ada', adas!.code), confirm('eve', eves!.code, { ForceAliasCreation: true })],
        async after() {
          const isVerified = (name: string) =>
            here
              .user(name)!
              .Attributes.some(({ Name, Value }) => Name === 'email_verified' && Value === 'true')
          expect([isVerified('ada'), isVerified('eve')].filter(Boolean)).toHaveLength(1)
        },
      }
    },
  },
]

/** How often each pair is run, every time with other pauses before and between. */
const SCHEDULES = Number(process.env.SCHEDULES ?? 20)

/** A turn of the host's own loop; pages have no setImmediate. */
const turn = globalThis.setImmediate ?? setTimeout

const pause = async (ticks: number) => {
  for (let i = 0; i < ticks; i++) await (i % 8 === 7 ? new Promise((resolve) => turn(resolve)) : undefined)
}

test.each(DUELS)(
  '$what',
  async ({ settings, ready }) => {
    const ticks = fc.nat(40)
    await fc.assert(
      fc.asyncProperty(ticks, ticks, async (first, second) => {
        const here = await world(settings)
        const { calls, after } = await ready(here)
        const late = async (call: Call, by: number) => {
          await pause(by)
          return run(here, call)
        }
        const answers = await Promise.all([late(calls[0], first), late(calls[1], second)])
        for (const { status } of answers) expect(status).toBeLessThan(500)
        await after(answers)
      }),
      // The first is how a client that was deleted came to hold a session.
      { examples: [[1, 0]], numRuns: SCHEDULES, seed: Number(process.env.SEED ?? 20261120) },
    )
  },
  600_000,
)

test('no second life: a spent code, and a Session, when the clock is set back', async () => {
  const here = await world()
  const { ClientId, clock } = here
  await signUp()(here)
  const { code } = here.inbox()[0]!
  const confirm: Call = ['ConfirmSignUp', { ClientId, Username: 'ada', ConfirmationCode: code }]
  clock.advance(24 * 3_600_000)
  expect(say(await run(here, confirm))).toBe(USED_CODE)
  clock.advance(-1)
  expect(say(await run(here, confirm))).toBe('success')

  await run(here, ['ForgotPassword', { ClientId, Username: 'ada' }])
  const reset: Call = [
    'ConfirmForgotPassword',
    { ...{ ClientId, Username: 'ada', Password: ada.Password }, ConfirmationCode: here.inbox()[0]!.code },
  ]
  expect(say(await run(here, reset))).toBe('success')
  clock.advance(-30 * 60_000)
  expect(say(await run(here, reset))).toBe(USED_CODE)

  const Session = await (async () => {
    await run(here, ['AdminDeleteUser', { UserPoolId: here.UserPoolId, Username: 'ada' }])
    return invited(here)
  })()
  const answer: Call = [
    'RespondToAuthChallenge',
    {
      ...{ ClientId, ChallengeName: 'NEW_PASSWORD_REQUIRED', Session },
      ChallengeResponses: { USERNAME: 'ada', NEW_PASSWORD: ada.Password },
    },
  ]
  clock.advance(3 * 60_000)
  expect(say(await run(here, answer))).toBe(
    'NotAuthorizedException: Invalid session for the user, session is expired.',
  )
  clock.advance(-1)
  expect(say(await run(here, answer))).toBe('success')
  clock.advance(-60_000)
  expect(say(await run(here, answer))).toBe(SPENT)
})
