import {
  ChangePasswordCommand,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  SignUpCommand,
  AdminSetUserPasswordCommand,
  type EventFilterType,
} from '@aws-sdk/client-cognito-identity-provider'
import { describe, expect, test } from 'vitest'
import { ada } from '../../world.ts'
import type { Here } from './steps.ts'
import { answer, configure, eventsOf, find, signIn, watchedAda } from './threatPool.ts'

const NEW = 'Difference-1822'
const TOKENS = { AuthenticationResult: { TokenType: 'Bearer' } }
const RESET = {
  name: 'PasswordResetRequiredException',
  message: 'Password reset required for user due to security reasons',
}
const UNUSABLE = {
  name: 'InvalidPasswordException',
  message: 'Provided password cannot be used for security reasons.',
}
const COMPROMISED = { CompromisedCredentialsDetected: true }

const answerBy = (here: Here, EventAction: 'BLOCK' | 'NO_ACTION', ...EventFilter: EventFilterType[]) =>
  configure(here, {
    CompromisedCredentialsRiskConfiguration: {
      Actions: { EventAction },
      ...(EventFilter.length && { EventFilter }),
    },
  })
const signUp = ({ cognito, ClientId }: Here, Username = 'grace') =>
  cognito.send(new SignUpCommand({ ClientId, Username, Password: NEW }))
const change = async (here: Here) => {
  const { AuthenticationResult } = await signIn(here)
  find(here, 'CompromisedCredentials')
  return here.cognito.send(
    new ChangePasswordCommand({
      AccessToken: AuthenticationResult!.AccessToken,
      PreviousPassword: ada.Password,
      ProposedPassword: NEW,
    }),
  )
}
const reset = async ({ cognito, ClientId, inbox }: Here) => {
  await cognito.send(new ForgotPasswordCommand({ ClientId, Username: 'ada' }))
  const ConfirmationCode = inbox()[0]!.code
  return cognito.send(
    new ConfirmForgotPasswordCommand({ ClientId, Username: 'ada', ConfirmationCode, Password: NEW }),
  )
}
const verifiedAda = (mode: 'AUDIT' | 'ENFORCED' = 'ENFORCED') =>
  watchedAda(mode, { values: { email: ada.email, email_verified: 'true' } })

describe('at a sign-in', () => {
  test('blocked: the password must be reset, and then all is well', async () => {
    const here = await verifiedAda()
    await answerBy(here, 'BLOCK')
    find(here, 'CompromisedCredentials')
    await expect(signIn(here)).rejects.toMatchObject(RESET)
    expect(here.user('ada')!.UserStatus).toBe('RESET_REQUIRED')
    expect(await eventsOf(here)).toMatchObject([
      {
        EventType: 'SignIn',
        EventResponse: 'Fail',
        EventRisk: { RiskDecision: 'Block', ...COMPROMISED },
        ChallengeResponses: [{ ChallengeName: 'Password', ChallengeResponse: 'Success' }],
      },
    ])
    await expect(signIn(here)).rejects.toMatchObject({ name: RESET.name })
    await reset(here)
    expect(await signIn(here, NEW)).toMatchObject(TOKENS)
  })

  test.each([
    ['audit mode', 'AUDIT', (here: Here) => answerBy(here, 'BLOCK')],
    ['no action', 'ENFORCED', (here: Here) => answerBy(here, 'NO_ACTION')],
    ['no rules', 'ENFORCED', async () => undefined],
  ] as const)('%s: noted only', async (_, mode, given) => {
    const here = await watchedAda(mode)
    await given(here)
    find(here, 'CompromisedCredentials')
    expect(await signIn(here)).toMatchObject(TOKENS)
    expect(await eventsOf(here)).toMatchObject([{ EventResponse: 'Pass', EventRisk: COMPROMISED }])
  })

  test('a wrong password is nobody’s', async () => {
    const here = await watchedAda()
    await answerBy(here, 'BLOCK')
    find(here, 'CompromisedCredentials')
    await expect(signIn(here, 'wrong')).rejects.toMatchObject({ message: 'Incorrect username or password.' })
    expect(await eventsOf(here)).toMatchObject([
      { EventRisk: { RiskDecision: 'NoRisk', CompromisedCredentialsDetected: false } },
    ])
  })
})

describe('at a sign-up', () => {
  test('blocked: nobody is made, and the next password is fine', async () => {
    const here = await watchedAda()
    await answerBy(here, 'BLOCK')
    find(here, 'CompromisedCredentials')
    await expect(signUp(here)).rejects.toMatchObject(UNUSABLE)
    expect(here.user('grace')).toBeUndefined()
    await signUp(here)
    expect(here.user('grace')).toBeDefined()
  })

  test('a sign-up that is refused anyway leaves the risk to the next', async () => {
    const here = await watchedAda()
    await answerBy(here, 'BLOCK')
    find(here, 'CompromisedCredentials')
    await expect(signUp(here, 'ada')).rejects.toMatchObject({ name: 'UsernameExistsException' })
    await expect(signUp(here)).rejects.toMatchObject(UNUSABLE)
  })

  test('the risk of a takeover is for sign-ins', async () => {
    const here = await watchedAda()
    find(here, 'High')
    await signUp(here)
    expect(here.simulator.state.settings.size).toBe(1)
  })
})

describe('at a change of password', () => {
  test('blocked: the old one stays', async () => {
    const here = await watchedAda()
    await answerBy(here, 'BLOCK')
    await expect(change(here)).rejects.toMatchObject(UNUSABLE)
    expect(await eventsOf(here)).toContainEqual(
      expect.objectContaining({
        EventType: 'PasswordChange',
        EventResponse: 'Fail',
        EventRisk: { RiskDecision: 'Block', ...COMPROMISED },
      }),
    )
    expect(await signIn(here)).toMatchObject(TOKENS)
  })

  test('a reset too; its code can be used again', async () => {
    const here = await verifiedAda()
    await answerBy(here, 'BLOCK')
    find(here, 'CompromisedCredentials')
    await expect(reset(here)).rejects.toMatchObject(UNUSABLE)
    const { cognito, ClientId, inbox } = here
    const ConfirmationCode = inbox()[0]!.code
    await cognito.send(
      new ConfirmForgotPasswordCommand({ ClientId, Username: 'ada', ConfirmationCode, Password: NEW }),
    )
    expect(await signIn(here, NEW)).toMatchObject(TOKENS)
  })

  test('a password in place of a temporary one too', async () => {
    const here = await watchedAda()
    await answerBy(here, 'BLOCK')
    const { cognito, UserPoolId } = here
    await cognito.send(
      new AdminSetUserPasswordCommand({ UserPoolId, Username: 'ada', Password: 'Temporary-1' }),
    )
    const asked = await signIn(here, 'Temporary-1')
    find(here, 'CompromisedCredentials')
    await expect(answer(here, asked, { NEW_PASSWORD: NEW })).rejects.toMatchObject(UNUSABLE)
    expect(await answer(here, asked, { NEW_PASSWORD: NEW })).toMatchObject(TOKENS)
  })

  test('in audit mode it is noted only', async () => {
    const here = await watchedAda('AUDIT')
    await answerBy(here, 'BLOCK')
    await change(here)
    expect(await eventsOf(here)).toContainEqual(
      expect.objectContaining({
        EventType: 'PasswordChange',
        EventResponse: 'Pass',
        EventRisk: expect.objectContaining(COMPROMISED),
      }),
    )
  })
})

const TRIES: Record<EventFilterType, (here: Here) => Promise<unknown>> = {
  SIGN_IN: (here) => (find(here, 'CompromisedCredentials'), signIn(here)),
  SIGN_UP: (here) => (find(here, 'CompromisedCredentials'), signUp(here)),
  PASSWORD_CHANGE: change,
}
const FILTERS = Object.keys(TRIES) as EventFilterType[]

test.each(FILTERS.flatMap((filter) => FILTERS.map((occasion) => ({ filter, occasion }))))(
  'an EventFilter of $filter at $occasion',
  async ({ filter, occasion }) => {
    const here = await watchedAda()
    await answerBy(here, 'BLOCK', filter)
    const tried = TRIES[occasion](here)
    if (filter === occasion) {
      await expect(tried).rejects.toMatchObject(occasion === 'SIGN_IN' ? RESET : UNUSABLE)
    } else {
      await tried
      const flags = (await eventsOf(here)).map(({ EventRisk }) => EventRisk!.CompromisedCredentialsDetected)
      expect(flags).not.toContain(true)
    }
  },
)
