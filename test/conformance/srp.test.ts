import {
  ConfirmSignUpCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js'
import {
  createPasswordHash,
  createSrpSession,
  signSrpSession,
  wrapAuthChallenge,
  wrapInitiateAuth,
} from 'cognito-srp-helper'
import { afterEach, expect, test, vi } from 'vitest'
import { ada, world } from '../world.ts'

afterEach(() => vi.unstubAllGlobals())

async function confirmedAda() {
  const here = await world({ client: { ExplicitAuthFlows: undefined } })
  const { cognito, ClientId, inbox } = here
  await cognito.send(
    new SignUpCommand({ ClientId, ...ada, UserAttributes: [{ Name: 'email', Value: ada.email }] }),
  )
  await cognito.send(
    new ConfirmSignUpCommand({ ClientId, Username: 'ada', ConfirmationCode: inbox()[0]!.code }),
  )
  return here
}

/** Signs in as a page would with amazon-cognito-identity-js: it calls the host's fetch. */
async function signInByIdentityJs(here: Awaited<ReturnType<typeof confirmedAda>>, password: string) {
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => here.simulator.fetch(new Request(url, init)))
  const pool = new CognitoUserPool({ UserPoolId: here.UserPoolId, ClientId: here.ClientId })
  const user = new CognitoUser({ Username: 'ada', Pool: pool })
  const details = new AuthenticationDetails({ Username: 'ada', Password: password })
  return new Promise<string>((resolve, reject) => {
    user.authenticateUser(details, {
      onSuccess: (session) => resolve(session.getAccessToken().payload.username),
      onFailure: reject,
    })
  })
}

async function signInByHelper(
  { cognito, ClientId, UserPoolId }: Awaited<ReturnType<typeof confirmedAda>>,
  password: string,
) {
  const session = createSrpSession('ada', createPasswordHash('ada', password, UserPoolId), UserPoolId, true)
  const started = await cognito.send(
    new InitiateAuthCommand(
      wrapInitiateAuth(session, { ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: 'ada' } }),
    ),
  )
  const signed = signSrpSession(session, started)
  const answer = {
    ClientId,
    ChallengeName: 'PASSWORD_VERIFIER' as const,
    ChallengeResponses: { USERNAME: 'ada' },
  }
  return cognito.send(new RespondToAuthChallengeCommand(wrapAuthChallenge(signed, answer)))
}

test('amazon-cognito-identity-js signs in by SRP, and a wrong password is refused', async () => {
  const here = await confirmedAda()
  await expect(signInByIdentityJs(here, ada.Password)).resolves.toBe('ada')
  await expect(signInByIdentityJs(here, 'Wrong-1843')).rejects.toMatchObject({
    name: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  })
})

test('cognito-srp-helper signs in by SRP, and the same proof counts once', async () => {
  const here = await confirmedAda()
  await expect(signInByHelper(here, ada.Password)).resolves.toMatchObject({
    AuthenticationResult: { TokenType: 'Bearer', RefreshToken: expect.any(String) },
  })
  await expect(signInByHelper(here, 'Wrong-1843')).rejects.toMatchObject({ name: 'NotAuthorizedException' })
})
