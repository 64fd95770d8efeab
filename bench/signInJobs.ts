import {
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { createClients } from '../src/aws/createClients.ts'
import { createSimulator, createWorld, newSigningKey } from '../src/simulator/index.ts'
import type { Job } from './rounds.ts'

const REGION = 'us-east-1'
/** The form of a signature is enough: any key acts as the account's administrator. */
const authorization = `AWS4-HMAC-SHA256 Credential=bench/20261120/${REGION}/cognito-idp/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`
const RS256 = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
}

/** A simulator as the page and the emulator have it, the SDK before it, and a pool with an app client. */
export async function openPool() {
  const start = { now: Date.now(), seed: 'bench', drawn: 0 }
  const { world, clock } = createWorld({ wallNow: Date.now, createKey: newSigningKey }, start, true)
  const simulator = createSimulator(world)
  const { cognito } = createClients({ fetch: simulator.fetch, clock, region: REGION })
  const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: 'bench' }))
  const UserPoolId = UserPool!.Id!
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      ...{ UserPoolId, ClientName: 'bench' },
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  )
  return { simulator, cognito, UserPoolId, ClientId: UserPoolClient!.ClientId! }
}

export type Pool = Awaited<ReturnType<typeof openPool>>

export const PASSWORD = 'Analytical-1843'

export async function addUser(pool: Pool, Username: string): Promise<void> {
  const UserAttributes = [
    { Name: 'email', Value: `${Username}@example.com` },
    { Name: 'email_verified', Value: 'true' },
  ]
  const input = { UserPoolId: pool.UserPoolId, Username, UserAttributes, MessageAction: 'SUPPRESS' }
  await call(pool, 'AdminCreateUser', input)
}

export async function setPassword(pool: Pool, Username: string): Promise<void> {
  const input = { UserPoolId: pool.UserPoolId, Username, Password: PASSWORD, Permanent: true }
  await call(pool, 'AdminSetUserPassword', input)
}

export const signInInput = (ClientId: string, USERNAME: string) => ({
  ...{ ClientId, AuthFlow: 'USER_PASSWORD_AUTH' as const },
  AuthParameters: { USERNAME, PASSWORD },
})

const stamp = () => new Date().toISOString().replace(/[-:]|\.\d+/g, '')

/** One call of the user pools API, as a client would put it on the wire, and its answer read. */
export async function call({ simulator }: Pool, operation: string, input: object): Promise<unknown> {
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    ...('UserPoolId' in input && { authorization, 'x-amz-date': stamp() }),
  }
  const body = JSON.stringify(input)
  const url = `https://cognito-idp.${REGION}.amazonaws.com/`
  const answer = await simulator.fetch(new Request(url, { method: 'POST', headers, body }))
  if (answer.status !== 200) throw new TypeError(`${operation}: ${await answer.text()}`)
  return answer.json()
}

/**
 * What a password sign-in is measured by: two signatures of the size of its tokens, one after the other, by two keys. And
 * the sign-in itself, by the SDK and straight.
 */
export async function signInJobs(): Promise<Record<'signatures' | 'fetch' | 'sdk', Job>> {
  const pool = await openPool()
  await addUser(pool, 'ada')
  await setPassword(pool, 'ada')
  const input = signInInput(pool.ClientId, 'ada')
  const keys = await Promise.all(
    [0, 1].map(() => crypto.subtle.generateKey(RS256, false, ['sign', 'verify'])),
  )
  const claims = new Uint8Array(900)
  return {
    async signatures() {
      for (const { privateKey } of keys) await crypto.subtle.sign(RS256, privateKey, claims)
    },
    fetch: () => call(pool, 'InitiateAuth', input),
    sdk: () => pool.cognito.send(new InitiateAuthCommand(input)),
  }
}
