import { createSimulator, createWorld, newSigningKey, valuesUnder } from '../../../../src/simulator/index.ts'
import { rawAnswer } from '../../../rawAnswer.ts'
import { START } from '../../../world.ts'
import type { PoolKind } from './model.ts'

/** One pair of RSA keys for all sequences of a process: making keys takes longer than a sequence does. */
const keys = Promise.all([newSigningKey(), newSigningKey()])

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
  const call = (operation: string, input: object) => rawAnswer(simulator, operation, input)

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
