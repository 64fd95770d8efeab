import {
  CreateUserPoolReplicaCommand,
  DeleteUserPoolReplicaCommand,
  DescribeRiskConfigurationCommand,
  GetLogDeliveryConfigurationCommand,
  GetProvisionedLimitCommand,
  ListUserPoolReplicasCommand,
  UpdateProvisionedLimitCommand,
  UpdateUserPoolReplicaCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { world } from '../../world.ts'
import { logsTo, setLogs, category, block, setRisk } from './steps/stored.ts'

const PLUS = {
  pool: { UserPoolTier: 'PLUS' as const, UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' as const } },
}

test('log delivery is stored and returned', async () => {
  const here = await world(PLUS)
  const { cognito, UserPoolId } = here
  const get = async () =>
    (await cognito.send(new GetLogDeliveryConfigurationCommand({ UserPoolId }))).LogDeliveryConfiguration
  expect(await get()).toEqual({ UserPoolId, LogConfigurations: [] })
  await setLogs(logsTo('userAuthEvents'))(here)
  expect(await get()).toEqual({ UserPoolId, LogConfigurations: [logsTo('userAuthEvents')] })
})

test('replicas are stored, and change their status', async () => {
  const { cognito, UserPoolId } = await world()
  const there = { UserPoolId, RegionName: 'eu-west-1' }
  const list = async () =>
    (await cognito.send(new ListUserPoolReplicasCommand({ UserPoolId }))).UserPoolReplicas!
  expect(await list()).toEqual([])
  const { UserPoolReplica } = await cognito.send(new CreateUserPoolReplicaCommand(there))
  expect(UserPoolReplica).toEqual({
    RegionName: 'eu-west-1',
    Status: 'CREATING',
    Role: 'SECONDARY',
    UserPoolArn: `arn:aws:cognito-idp:eu-west-1:123456789012:userpool/${UserPoolId}`,
  })
  await cognito.send(new UpdateUserPoolReplicaCommand({ ...there, Status: 'ACTIVE' }))
  expect((await list()).map(({ RegionName, Role, Status }) => [RegionName, Role, Status])).toEqual([
    ['us-east-1', 'PRIMARY', 'ACTIVE'],
    ['eu-west-1', 'SECONDARY', 'ACTIVE'],
  ])
  await cognito.send(new DeleteUserPoolReplicaCommand(there))
  expect(await list()).toEqual([])
})

test('a request rate is the free one until more is asked for', async () => {
  const { cognito } = await world()
  const LimitDefinition = category('UserAuthentication')
  const get = async () => (await cognito.send(new GetProvisionedLimitCommand({ LimitDefinition }))).Limit
  expect(await get()).toEqual({ LimitDefinition, FreeLimitValue: 120, ProvisionedLimitValue: 120 })
  await cognito.send(new UpdateProvisionedLimitCommand({ LimitDefinition, RequestedLimitValue: 200 }))
  expect(await get()).toMatchObject({ FreeLimitValue: 120, ProvisionedLimitValue: 200 })
})

test('risk settings are the pool’s, and a client’s own', async () => {
  const here = await world(PLUS)
  const { cognito, UserPoolId, ClientId } = here
  const get = async (of?: string) =>
    (await cognito.send(new DescribeRiskConfigurationCommand({ UserPoolId, ClientId: of }))).RiskConfiguration
  expect(await get()).toEqual({ UserPoolId })
  await setRisk(here)
  expect(await get()).toMatchObject(block)
  expect(await get(ClientId)).toEqual({ UserPoolId, ClientId })
  await setRisk(here, ClientId)
  expect(await get(ClientId)).toMatchObject({ ClientId, ...block })
})
