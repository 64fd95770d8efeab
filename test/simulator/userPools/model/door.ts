import { createSimulator, createWorld, newSigningKey, valuesUnder } from '../../../../src/simulator/index.ts'
import { rawCall, START } from '../../../world.ts'
import type { PoolKind } from './model.ts'

/** One pair of RSA keys for all sequences of a process: making keys takes longer than a sequence does. */
const keys = Promise.all([newSigningKey(), newSigningKey()])

export type Body = Record<string, unknown>
export type Answer = { status: number; error?: string; message?: string; body: Body }
export type Door = Awaited<ReturnType<typeof openDoor>>

const FLOWS = ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ALLOW_USER_SRP_AUTH']

/**
 * A fresh pool with authenticator apps as an option, and two clients: a plain one that says who exists, and one that
 * hides it and whose refresh tokens rotate, with 30 seconds of grace.
 */
export async function openDoor({ kind, ignoresCase }: PoolKind) {
  let drawn = 0
  const host = { wallNow: () => START, createKey: async () => (await keys)[drawn++ % 2]! }
  const { world, clock } = createWorld(host, { now: START, seed: 'model', drawn: 0 }, false)
  const simulator = createSimulator(world)
  // Every call is dated by the host's clock, which stands still: the simulated one may run away.
  const stamp = new Date(START).toISOString().replace(/[-:]|\.\d+/g, '')
  const headers = {
    'x-amz-date': stamp,
    authorization:
      `AWS4-HMAC-SHA256 Credential=AKID/${stamp.slice(0, 8)}/us-east-1/cognito-idp/aws4_request, ` +
      `SignedHeaders=host;x-amz-date, Signature=${'a'.repeat(64)}`,
  }
  const call = async (operation: string, input: object): Promise<Answer> => {
    const response = await rawCall(simulator, operation, JSON.stringify(input), headers)
    const text = await response.text()
    const body = text ? (JSON.parse(text) as Body) : {}
    const { __type: error, message } = body as { __type?: string; message?: string }
    return { status: response.status, body, ...(error && { error, message: message ?? '' }) }
  }

  const { body } = await call('CreateUserPool', {
    PoolName: 'shop',
    AutoVerifiedAttributes: ['email'],
    UsernameConfiguration: { CaseSensitive: !ignoresCase },
    ...(kind === 'alias' && { AliasAttributes: ['email'] }),
    ...(kind === 'email' && { UsernameAttributes: ['email'] }),
  })
  const UserPoolId = (body.UserPool as { Id: string }).Id
  await call('SetUserPoolMfaConfig', {
    UserPoolId,
    MfaConfiguration: 'OPTIONAL',
    SoftwareTokenMfaConfiguration: { Enabled: true },
  })
  const newClient = async (more: object) => {
    const answer = await call('CreateUserPoolClient', { UserPoolId, ClientName: 'web', ...more })
    return (answer.body.UserPoolClient as { ClientId: string }).ClientId
  }
  const clients = [
    await newClient({ ExplicitAuthFlows: [...FLOWS, 'ALLOW_REFRESH_TOKEN_AUTH'] }),
    await newClient({
      ExplicitAuthFlows: FLOWS,
      PreventUserExistenceErrors: 'ENABLED',
      RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 30 },
      RefreshTokenValidity: 2,
    }),
  ] as const

  return {
    call,
    clock,
    simulator,
    UserPoolId,
    clients,
    /** The code of the newest message. */
    newestCode: () => [...valuesUnder(simulator.state.messages, '')].at(-1)?.code,
    /** Goes on from what JSON keeps of the state. */
    reload: () => simulator.restore(JSON.parse(JSON.stringify(simulator.state))),
  }
}
