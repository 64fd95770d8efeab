import {
  AdminDeleteUserCommand,
  AdminGetUserAuthFactorsCommand,
  CreateUserPoolDomainCommand,
  DeleteWebAuthnCredentialCommand,
  InitiateAuthCommand,
  ListWebAuthnCredentialsCommand,
  RespondToAuthChallengeCommand,
  type WebAuthnConfigurationType,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { put } from '../../../src/simulator/store/table.ts'
import { world } from '../../world.ts'
import { authenticator, type Credential, type Twist } from './authenticator.ts'
import { type Here, signedIn } from './steps.ts'
import { RP, PASSKEYS, configure, start, complete, register } from './steps/passkeys.ts'

const list = (
  { cognito }: Here,
  AccessToken: string,
  more: { MaxResults?: number; NextToken?: string } = {},
) => cognito.send(new ListWebAuthnCredentialsCommand({ AccessToken, ...more }))

/** Ada, signed in at a pool that takes passkeys. */
async function atShop(configuration?: WebAuthnConfigurationType) {
  const here = await world(PASSKEYS)
  await configure(configuration)(here)
  return { here, ...(await signedIn(here)) }
}

test('the options of a registration name the pool, the user, and what may be made (OP-146)', async () => {
  const { here, AccessToken } = await atShop()
  const options = await start(here, AccessToken)
  expect(options).toEqual({
    rp: { id: RP, name: RP },
    user: { id: expect.any(String), name: 'ada', displayName: 'ada' },
    challenge: expect.stringMatching(/^[\w-]{43}$/),
    pubKeyCredParams: [
      { type: 'public-key', alg: -7 },
      { type: 'public-key', alg: -257 },
    ],
    timeout: 60_000,
    excludeCredentials: [],
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  })
  const { id } = options.user as { id: string }
  expect(Buffer.from(id, 'base64url').toString()).toBe(here.user('ada')!.sub)
})

test('without a RelyingPartyId the pool’s domain is asked for, the custom one first', async () => {
  const here = await world(PASSKEYS)
  const { AccessToken } = await signedIn(here)
  const { cognito, UserPoolId } = here
  await cognito.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'shop' }))
  expect(await start(here, AccessToken)).toMatchObject({
    rp: { id: 'shop.auth.us-east-1.amazoncognito.com' },
  })
  await cognito.send(
    new CreateUserPoolDomainCommand({
      UserPoolId,
      Domain: 'login.example.com',
      CustomDomainConfig: { CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1' },
    }),
  )
  expect(await start(here, AccessToken)).toMatchObject({ rp: { id: 'login.example.com' } })
})

test.each<[string, Twist]>([
  ['ES256, attestation none', {}],
  ['RS256, attestation none', { algorithm: 'RS256' }],
  ['ES256, signed by itself', { format: 'packed' }],
  ['RS256, signed by itself', { algorithm: 'RS256', format: 'packed' }],
  ['from a page below the domain', { origin: `https://app.${RP}` }],
])('a passkey is registered, listed and deleted: %s', async (_, twist) => {
  const { here, AccessToken } = await atShop()
  const { id } = await register(here, AccessToken, twist)
  expect((await list(here, AccessToken)).Credentials).toEqual([
    {
      CredentialId: id,
      FriendlyCredentialName: 'Passkey',
      RelyingPartyId: RP,
      AuthenticatorAttachment: 'platform',
      AuthenticatorTransports: ['internal'],
      CreatedAt: expect.any(Date),
    },
  ])
  expect(await start(here, AccessToken)).toMatchObject({ excludeCredentials: [{ type: 'public-key', id }] })
  await here.cognito.send(new DeleteWebAuthnCredentialCommand({ AccessToken, CredentialId: id }))
  expect((await list(here, AccessToken)).Credentials).toEqual([])
  expect(here.simulator.state.passkeyOwners.size).toBe(0)
})

test('twenty passkeys, page by page, and no more', async () => {
  const { here, AccessToken } = await atShop()
  for (let i = 0; i < 20; i++) await register(here, AccessToken)
  const first = await list(here, AccessToken, { MaxResults: 15 })
  const second = await list(here, AccessToken, { NextToken: first.NextToken })
  const ids = [...first.Credentials!, ...second.Credentials!].map(({ CredentialId }) => CredentialId)
  expect(new Set(ids).size).toBe(20)
  await expect(start(here, AccessToken)).rejects.toMatchObject({ name: 'LimitExceededException' })
})

test('of fifty completions of one registration exactly one wins', async () => {
  const { here, AccessToken } = await atShop()
  const options = await start(here, AccessToken)
  const made = await Promise.all(Array.from({ length: 50 }, () => authenticator().create(options)))
  const tries = made.map((credential) =>
    complete(here, AccessToken, credential).then(
      () => 'done',
      (error: Error) => error.name,
    ),
  )
  const ends = await Promise.all(tries)
  expect(ends.filter((end) => end === 'done')).toHaveLength(1)
  expect(new Set(ends)).toEqual(new Set(['done', 'WebAuthnChallengeNotFoundException']))
  expect((await list(here, AccessToken)).Credentials).toHaveLength(1)
})

test('with their user go their passkeys', async () => {
  const { here, AccessToken } = await atShop()
  await register(here, AccessToken)
  await start(here, AccessToken)
  const { cognito, UserPoolId, simulator } = here
  await cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username: 'ada' }))
  const { passkeys, passkeyOwners, passkeyRegistrations } = simulator.state
  expect([passkeys.size, passkeyOwners.size, passkeyRegistrations.size]).toEqual([0, 0, 0])
})

test.each([
  'text',
  '{}',
  '{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"clientDataJSON":"e30","attestationObject":"o2NmbXQ"}}',
])('a Credential of %s is refused', async (text) => {
  const { here, AccessToken } = await atShop()
  await start(here, AccessToken)
  const Credential = text.startsWith('{') ? (JSON.parse(text) as Credential) : text
  await expect(complete(here, AccessToken, Credential)).rejects.toMatchObject({
    name: 'InvalidParameterException',
  })
})

const CHALLENGE = Buffer.from('to be signed by Ada').toString('base64url')
const TO_SIGN = { challenge: CHALLENGE, rpId: RP }

/** A sign-in that waits for a passkey. @returns its Session */
function asked({ simulator, clock, user, UserPoolId, ClientId }: Here): string {
  const session = `AYAB${'A'.repeat(100)}`
  const pending = {
    ...{ session, UserPoolId, ClientId, Username: 'ada', name: 'WEB_AUTHN', data: { challenge: CHALLENGE } },
    ...{ sub: user('ada')!.sub, status: user('ada')!.UserStatus, underWay: {} },
    ...{ expiresAt: clock.now() + 180_000, isSpent: false },
  }
  const { state } = simulator
  simulator.restore({ ...state, challenges: put(state.challenges, session.slice(-22), pending) })
  return session
}
const present = ({ cognito, ClientId }: Here, Session: string, credential: unknown) =>
  cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId,
      ChallengeName: 'WEB_AUTHN',
      Session,
      ChallengeResponses: { USERNAME: 'ada', CREDENTIAL: JSON.stringify(credential) },
    }),
  )

test.each(['ES256', 'RS256'] as const)('a passkey signs in once a challenge: %s', async (algorithm) => {
  const { here, AccessToken } = await atShop()
  const provider = await register(here, AccessToken, { algorithm })
  const userHandle = Buffer.from(here.user('ada')!.sub).toString('base64url')
  const Session = asked(here)
  const credential = await provider.get(TO_SIGN, { userHandle })
  const { AuthenticationResult } = await present(here, Session, credential)
  expect(AuthenticationResult).toMatchObject({ TokenType: 'Bearer', RefreshToken: expect.any(String) })
  await expect(present(here, Session, credential)).rejects.toMatchObject({
    message: 'Invalid session for the user, session can only be used once.',
  })
  // A copy of the credential in a new sign-in: the counter has moved on.
  await expect(present(here, asked(here), credential)).rejects.toMatchObject({
    name: 'NotAuthorizedException',
  })
  await present(here, asked(here), await provider.get(TO_SIGN))
})

test('USER_AUTH offers a passkey to who has one, and asks for it', async () => {
  const { here, AccessToken } = await atShop()
  const { cognito, UserPoolId } = here
  const ExplicitAuthFlows = ['ALLOW_USER_AUTH' as const]
  const { ClientId } = await here.newClient({ ExplicitAuthFlows })
  const begin = () =>
    cognito.send(
      new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'USER_AUTH',
        AuthParameters: { USERNAME: 'ada', PREFERRED_CHALLENGE: 'WEB_AUTHN' },
      }),
    )
  await expect(begin()).resolves.toMatchObject({
    ChallengeName: 'SELECT_CHALLENGE',
    AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD'],
  })
  const provider = await register(here, AccessToken)
  const factors = new AdminGetUserAuthFactorsCommand({ UserPoolId, Username: 'ada' })
  expect((await cognito.send(factors)).ConfiguredUserAuthFactors).toEqual(['PASSWORD', 'WEB_AUTHN'])

  const started = await begin()
  expect(started).toMatchObject({
    ChallengeName: 'WEB_AUTHN',
    AvailableChallenges: ['PASSWORD_SRP', 'PASSWORD', 'WEB_AUTHN'],
  })
  const options = JSON.parse(started.ChallengeParameters!.CREDENTIAL_REQUEST_OPTIONS!) as {
    challenge: string
    rpId: string
  }
  await expect(
    present({ ...here, ClientId: ClientId! }, started.Session!, await provider.get(options)),
  ).resolves.toMatchObject({ AuthenticationResult: { TokenType: 'Bearer' } })
})

test('of fifty answers with one signature exactly one signs in', async () => {
  const { here, AccessToken } = await atShop()
  const provider = await register(here, AccessToken)
  const Session = asked(here)
  const credential = await provider.get(TO_SIGN)
  const ends = await Promise.allSettled(Array.from({ length: 50 }, () => present(here, Session, credential)))
  expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test.each<[string, Twist, string]>([
  ['another challenge', { challenge: 'A'.repeat(43) }, 'NotAuthorizedException'],
  ['another origin', { origin: 'https://evil.example.com' }, 'NotAuthorizedException'],
  ['another site', { rpId: 'evil.example.com', origin: `https://${RP}` }, 'NotAuthorizedException'],
  ['nobody there', { flags: 4 }, 'NotAuthorizedException'],
  ['another signature', { isForged: true }, 'NotAuthorizedException'],
  ['a registration', { type: 'webauthn.create' }, 'InvalidParameterException'],
  ['another user’s handle', { userHandle: 'AAAA' }, 'InvalidParameterException'],
])('a passkey’s answer with %s is refused, and the challenge stays open', async (_, twist, name) => {
  const { here, AccessToken } = await atShop()
  const provider = await register(here, AccessToken)
  const Session = asked(here)
  await expect(present(here, Session, await provider.get(TO_SIGN, twist))).rejects.toMatchObject({ name })
  await expect(present(here, Session, await authenticator().get(TO_SIGN))).rejects.toMatchObject({
    name: 'NotAuthorizedException',
  })
  await present(here, Session, await provider.get(TO_SIGN))
})
