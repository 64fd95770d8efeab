import {
  AdminGetUserCommand,
  ConfirmSignUpCommand,
  GetUserCommand,
  InitiateAuthCommand,
  ListUsersCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { CognitoJwtVerifier } from 'aws-jwt-verify'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { expect, test } from 'vitest'
import { ada, START, world } from '../world.ts'

const MINUTE = 60_000

test('sign up, confirm, sign in, verify, expire, refresh', async () => {
  const { cognito, simulator, clock, inbox, ClientId, UserPoolId } = await world()
  const signedUp = await cognito.send(
    new SignUpCommand({ ClientId, ...ada, UserAttributes: [{ Name: 'email', Value: ada.email }] }),
  )
  expect(signedUp).toMatchObject({
    UserConfirmed: false,
    CodeDeliveryDetails: { Destination: 'a***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' },
  })
  const signIn = () =>
    cognito.send(
      new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: ada.Username, PASSWORD: ada.Password },
      }),
    )
  await expect(signIn()).rejects.toMatchObject({
    name: 'UserNotConfirmedException',
    message: 'User is not confirmed.',
  })

  await cognito.send(
    new ConfirmSignUpCommand({ ClientId, Username: 'ada', ConfirmationCode: inbox()[0]!.code }),
  )
  const { AuthenticationResult: tokens } = await signIn()
  expect(tokens).toMatchObject({ ExpiresIn: 3600, TokenType: 'Bearer' })
  expect(tokens!.RefreshToken!.split('.')).toHaveLength(5)

  const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${UserPoolId}`
  const jwks = await (await simulator.fetch(new Request(`${issuer}/.well-known/jwks.json`))).json()
  expect(jwks.keys).toHaveLength(2)
  const currentDate = new Date(clock.now())
  const options = { issuer, algorithms: ['RS256'], currentDate }
  const id = await jwtVerify(tokens!.IdToken!, createLocalJWKSet(jwks), { ...options, audience: ClientId })
  const access = await jwtVerify(tokens!.AccessToken!, createLocalJWKSet(jwks), options)
  expect(id.protectedHeader.kid).not.toBe(access.protectedHeader.kid)
  expect(Object.keys(id.protectedHeader)).toEqual(['kid', 'alg'])
  expect(id.payload).toEqual({
    sub: signedUp.UserSub,
    email_verified: true,
    iss: issuer,
    'cognito:username': 'ada',
    origin_jti: expect.any(String),
    aud: ClientId,
    event_id: expect.any(String),
    token_use: 'id',
    auth_time: START / 1000,
    exp: START / 1000 + 3600,
    iat: START / 1000,
    jti: expect.any(String),
    email: ada.email,
  })
  expect(access.payload).toEqual({
    sub: signedUp.UserSub,
    iss: issuer,
    client_id: ClientId,
    origin_jti: id.payload.origin_jti,
    event_id: id.payload.event_id,
    token_use: 'access',
    scope: 'aws.cognito.signin.user.admin',
    auth_time: START / 1000,
    exp: START / 1000 + 3600,
    iat: START / 1000,
    jti: expect.any(String),
    username: 'ada',
  })

  const verifier = CognitoJwtVerifier.create({
    userPoolId: UserPoolId,
    tokenUse: 'access',
    clientId: ClientId,
  })
  verifier.cacheJwks(jwks)
  // aws-jwt-verify reads the host's clock: let it see a token whose hour has not begun to run out.
  const grace = { graceSeconds: Math.max(0, Math.ceil((Date.now() - clock.now()) / 1000)) }
  await expect(verifier.verify(tokens!.AccessToken!, grace)).resolves.toMatchObject({ username: 'ada' })
  await expect(verifier.verify(tokens!.IdToken!, grace)).rejects.toThrow(/Token use/i)

  clock.advance(61 * MINUTE)
  const whoAmI = (AccessToken: string) => cognito.send(new GetUserCommand({ AccessToken }))
  await expect(whoAmI(tokens!.AccessToken!)).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Access Token has expired',
  })
  const refreshed = await cognito.send(
    new InitiateAuthCommand({
      ClientId,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: tokens!.RefreshToken! },
    }),
  )
  expect(refreshed.AuthenticationResult!.RefreshToken).toBeUndefined()
  await expect(whoAmI(refreshed.AuthenticationResult!.AccessToken!)).resolves.toMatchObject({
    Username: 'ada',
  })

  const before = simulator.log.filter((entry) => entry.kind === 'request').length
  const admin = await cognito.send(new AdminGetUserCommand({ UserPoolId, Username: 'ada' }))
  expect(admin).toMatchObject({ UserStatus: 'CONFIRMED', Enabled: true, UserCreateDate: new Date(START) })
  expect(admin.$metadata.attempts).toBe(1)
  expect(simulator.log.filter((entry) => entry.kind === 'request')).toHaveLength(before + 1)
  const listed = await cognito.send(new ListUsersCommand({ UserPoolId, Filter: 'email ^= "ADA@"' }))
  expect(listed.Users).toMatchObject([{ Username: 'ada', UserStatus: 'CONFIRMED' }])
})
