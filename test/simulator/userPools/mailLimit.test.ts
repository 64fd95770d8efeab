import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { requestHandler } from '../../../src/aws/requestHandler.ts'
import { ada, START, world } from '../../world.ts'

const EXCEEDED = {
  name: 'LimitExceededException',
  message:
    'Exceeded daily email limit for the operation or the account. If a higher limit is required, please configure ' +
    'your user pool to use your own Amazon SES configuration for sending email.',
}
const HOUR = 60 * 60_000
const SECOND = 1000

/** A client that asks once: another try would find the user who is there though the mail was refused. */
const onceIn = (region: string, { simulator }: Awaited<ReturnType<typeof world>>) =>
  new CognitoIdentityProviderClient({
    ...{ region, maxAttempts: 1, systemClockOffset: START - Date.now() },
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'any' },
    requestHandler: requestHandler(simulator.fetch),
  })

const signUp = (cognito: CognitoIdentityProviderClient, ClientId: string, Username: string) =>
  cognito.send(
    new SignUpCommand({
      ...{ ClientId, Username, Password: ada.Password },
      UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }],
    }),
  )

/** Fifty users have signed up, and each got a mail. */
async function mailedOut(settings: Parameters<typeof world>[0] = {}) {
  const here = await world(settings)
  const cognito = onceIn('us-east-1', here)
  const join = (name: string) => signUp(cognito, here.ClientId, name)
  for (let i = 0; i < 50; i++) await join(`user${i}`)
  // Only now: fifty sign-ups in one second are all that the quota of requests allows.
  here.simulator.set({ quotas: 'on' })
  expect(here.inbox()).toHaveLength(50)
  // More than fifty sign-ups in one second would be too many requests.
  here.clock.advance(SECOND)
  return { ...here, cognito, join }
}

test('the 51st mail of a day is not sent, though its user is there; at nine a new day begins', async () => {
  const { join, user, inbox, clock } = await mailedOut()
  await expect(join('ada')).rejects.toMatchObject(EXCEEDED)
  expect(user('ada')).toMatchObject({ UserStatus: 'UNCONFIRMED' })
  expect(inbox()).toHaveLength(50)

  clock.advance(24 * HOUR - SECOND - 1)
  await expect(join('bob')).rejects.toMatchObject(EXCEEDED)
  clock.advance(1)
  await join('carol')
  expect(inbox()[0]).toMatchObject({ to: 'carol@example.com' })
})

test('the limit is the account’s: it holds in another Region and for invitations, not for text messages', async () => {
  const here = await mailedOut()
  const ireland = onceIn('eu-west-1', here)
  const { UserPool } = await ireland.send(
    new CreateUserPoolCommand({ PoolName: 'shop', AutoVerifiedAttributes: ['email'] }),
  )
  const { UserPoolClient } = await ireland.send(
    new CreateUserPoolClientCommand({ UserPoolId: UserPool!.Id, ClientName: 'web' }),
  )
  await expect(signUp(ireland, UserPoolClient!.ClientId!, 'ada')).rejects.toMatchObject(EXCEEDED)

  const invite = (medium: 'EMAIL' | 'SMS') =>
    here.cognito.send(
      new AdminCreateUserCommand({
        ...{ UserPoolId: here.UserPoolId, Username: `ada-${medium}`, DesiredDeliveryMediums: [medium] },
        UserAttributes: [
          { Name: 'email', Value: 'ada@example.com' },
          { Name: 'phone_number', Value: '+441818118181' },
        ],
      }),
    )
  await expect(invite('EMAIL')).rejects.toMatchObject(EXCEEDED)
  await expect(invite('SMS')).resolves.toBeDefined()
})

test('a pool with SES of its own has no such limit, nor has any where quotas are off', async () => {
  const SES = {
    EmailSendingAccount: 'DEVELOPER' as const,
    SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/shop@example.com',
  }
  const own = await mailedOut({ pool: { EmailConfiguration: SES } })
  await expect(own.join('ada')).resolves.toBeDefined()

  const { join, simulator } = await mailedOut()
  simulator.set({ quotas: 'off' })
  await expect(join('ada')).resolves.toBeDefined()
})
