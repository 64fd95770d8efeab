import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js'
import {
  createPasswordHash,
  createSrpSession,
  signSrpSession,
  wrapAuthChallenge,
  wrapInitiateAuth,
} from 'cognito-srp-helper'
import { createHash } from 'node:crypto'
import { expect, vi } from 'vitest'
import { signInWithSrp } from '../src/flows/signInWithSrp.ts'
import { rawCall, world } from './world.ts'

type Here = Awaited<ReturnType<typeof world>>
type SignIn = (here: Here, password: string) => Promise<string | undefined>
type Answer = {
  ChallengeParameters: Record<string, string>
  AuthenticationResult?: { AccessToken: string }
  message?: string
}

async function call({ simulator }: Here, operation: string, input: object): Promise<Answer> {
  return (await rawCall(simulator, operation, JSON.stringify(input))).json() as Promise<Answer>
}

const own: SignIn = async ({ cognito, UserPoolId, ClientId }, password) => {
  const env = { AWS_REGION: 'us-east-1', USER_POOL_ID: UserPoolId, CLIENT_ID: ClientId }
  const signedIn = signInWithSrp({ cognito, env }, { username: 'ada', password })
  return (await signedIn.catch(() => undefined))?.AuthenticationResult?.AccessToken
}

/** amazon-cognito-identity-js, as a page would use it: it calls the host's fetch. */
const identityJs: SignIn = (here, Password) => {
  vi.stubGlobal('fetch', (url: string, init: RequestInit) => here.simulator.fetch(new Request(url, init)))
  const Pool = new CognitoUserPool({ UserPoolId: here.UserPoolId, ClientId: here.ClientId })
  const user = new CognitoUser({ Username: 'ada', Pool })
  return new Promise((resolve) => {
    user.authenticateUser(new AuthenticationDetails({ Username: 'ada', Password }), {
      onSuccess: (session) => resolve(session.getAccessToken().getJwtToken()),
      onFailure: () => resolve(undefined),
    })
  })
}

const helper: SignIn = async (here, password) => {
  const { ClientId, UserPoolId } = here
  const session = createSrpSession('ada', createPasswordHash('ada', password, UserPoolId), UserPoolId, true)
  const begin = { ClientId, AuthFlow: 'USER_SRP_AUTH' as const, AuthParameters: { USERNAME: 'ada' } }
  const started = await call(here, 'InitiateAuth', wrapInitiateAuth(session, begin))
  const signed = signSrpSession(session, started)
  const end = {
    ClientId,
    ChallengeName: 'PASSWORD_VERIFIER' as const,
    ChallengeResponses: { USERNAME: 'ada' },
  }
  const answer = await call(here, 'RespondToAuthChallenge', wrapAuthChallenge(signed, end))
  return answer.AuthenticationResult?.AccessToken
}

const CLIENTS = { own, identityJs, helper }
const LETTERS = [...'abcXYZ019!$é漢😀ßµ~|"\\']

/** A password that meets the policy, its length and letters at random. */
const passwordOf = (seed: string) => {
  const drawn = [...createHash('sha512').update(seed).digest()]
  const letters = drawn.slice(1, 2 + (drawn[0]! % 40)).map((byte) => LETTERS[byte % LETTERS.length])
  return `aA1!longer${letters.join('')}`
}

/** Signs a user in by SRP so often, each time with a new password and a new salt, and never fails. */
export async function signInOften(client: keyof typeof CLIENTS, times: number, seed: string): Promise<void> {
  const here = await world({ seed: `${client} ${seed}`, client: { ExplicitAuthFlows: undefined } })
  const { cognito, UserPoolId } = here
  await cognito.send(new AdminCreateUserCommand({ UserPoolId, Username: 'ada', MessageAction: 'SUPPRESS' }))
  const failed: number[] = []
  for (let i = 0; i < times; i++) {
    const Password = passwordOf(`${seed} ${i}`)
    const change = { UserPoolId, Username: 'ada', Password, Permanent: true }
    await cognito.send(new AdminSetUserPasswordCommand(change))
    if (!(await CLIENTS[client](here, Password))) failed.push(i)
  }
  expect(failed).toEqual([])
}
