import { CreateUserPoolClientCommand, CreateUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider'
import type {
  CreateUserPoolClientCommandInput,
  CreateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { createClients } from '../src/aws/createClients.ts'
import {
  createSimulator,
  createWorld,
  find,
  newSigningKey,
  valuesUnder,
  type Message,
} from '../src/simulator/index.ts'

/** RSA keys are slow to make: the tests of one process share a few. */
const keys = Promise.all([newSigningKey(), newSigningKey(), newSigningKey(), newSigningKey()])

/** 2026-11-20, 09:00 UTC: where every test's clock stands until it is moved. */
export const START = Date.UTC(2026, 10, 20, 9)
export const ada = { Username: 'ada', Password: 'Analytical-1843', email: 'ada@example.com' }

/** What a pool's function gets, and gives back. */
export type LambdaEvent = {
  triggerSource: string
  userName: string
  callerContext: { clientId: string }
  request: Record<string, unknown>
  response: Record<string, unknown>
}

/** A simulator with a fixed clock and seed, one pool, one client, and the unmodified SDK in front. */
export async function world(
  settings: {
    pool?: Partial<CreateUserPoolCommandInput>
    client?: Partial<CreateUserPoolClientCommandInput>
    seed?: string
    /** Lambda functions by name; the event is theirs to change */
    functions?: Record<string, (event: LambdaEvent) => unknown>
  } = {},
) {
  let drawn = 0
  const { functions = {} } = settings
  const host = {
    wallNow: () => START,
    createKey: async () => (await keys)[drawn++ % 4]!,
    // An AWS function is given the name; what it throws is what the caller gets.
    invoke: async (name: string, event: unknown) => functions[name]!(event as LambdaEvent),
  }
  const { world, clock, position } = createWorld(
    host,
    { now: START, seed: settings.seed ?? 'test', drawn: 0 },
    false,
  )
  const simulator = createSimulator(world)
  const { cognito } = createClients({ fetch: simulator.fetch, clock, region: 'us-east-1' })
  const { UserPool } = await cognito.send(
    new CreateUserPoolCommand({ PoolName: 'shop', AutoVerifiedAttributes: ['email'], ...settings.pool }),
  )
  const UserPoolId = UserPool!.Id!
  const newClient = async (more: Partial<CreateUserPoolClientCommandInput> = {}) => {
    const { UserPoolClient } = await cognito.send(
      new CreateUserPoolClientCommand({
        UserPoolId,
        ClientName: 'web',
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        ...more,
      }),
    )
    return UserPoolClient!
  }
  const { ClientId, ClientSecret } = await newClient(settings.client)
  return {
    simulator,
    clock,
    position,
    cognito,
    newClient,
    UserPoolId,
    ClientId: ClientId!,
    ClientSecret,
    /** the user as the state has it */
    user: (name: string) => find(simulator.state.users, `${UserPoolId}/${name}`),
    /** messages sent, newest first */
    inbox: (): Message[] => [...valuesUnder(simulator.state.messages, '')].reverse(),
  }
}

/** One raw call of the user pools API, as a client would put it on the wire. */
export function rawCall(
  simulator: { fetch(request: Request): Promise<Response> },
  target: string,
  body: BodyInit,
  headers: Record<string, string> = {},
) {
  return simulator.fetch(
    new Request('https://cognito-idp.us-east-1.amazonaws.com/', {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${target}`,
        ...headers,
      },
      body,
    }),
  )
}
