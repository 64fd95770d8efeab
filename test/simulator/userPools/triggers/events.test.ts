import { expect, test } from 'vitest'
import type { LambdaEvent } from '../../../world.ts'
import events from './events.golden.json'
import { open, EVERY, type Scenario } from './scenario.ts'
import { FEDERATED } from './federated.ts'
import { FIRING } from './scenarios.ts'
import type { Here } from '../steps.ts'

/** The event of each source as Cognito's functions get it, by source, and by version where there are several. */
const golden: Record<string, unknown> = events

type Version = 'V1_0' | 'V2_0' | 'V3_0'

/** What functions get, by name of the golden event. */
async function eventsOf(scenario: Scenario, version: Version): Promise<Map<string, LambdaEvent>> {
  const { here, events: seen } = await open(scenario, EVERY, version)
  seen.length = 0
  await scenario.call(here)
  return new Map(seen.map((event) => [nameOf(event, version), lasting(event, here)]))
}

/** The event with a name in place of each thing that was made up. */
function lasting(event: LambdaEvent, { UserPoolId, ClientId, user }: Here): LambdaEvent {
  const { sub = 'nobody' } = user('ada') ?? {}
  const text = JSON.stringify(event)
    .replaceAll(UserPoolId, 'us-east-1_POOL')
    .replaceAll(ClientId, 'CLIENT')
    .replaceAll(sub, 'SUB')
    .replace(/"code":"[^"]+"/, '"code":"CODE"')
    .replace(/"(access_token|id_token|nonce|jti)":"[^"]+"/g, '"$1":"RANDOM"')
  return JSON.parse(text) as LambdaEvent
}

const nameOf = ({ triggerSource }: LambdaEvent, version: Version) =>
  version === 'V1_0' ? triggerSource : `${triggerSource} ${version}`

/** Of several scenarios that fire a source, the first. */
const first = new Map<string, Scenario>()
for (const scenario of [...FIRING, ...FEDERATED]) {
  for (const source of scenario.fires) if (!first.has(source)) first.set(source, scenario)
}

const cases = [...first].flatMap(([source, scenario]) => {
  const versions: Version[] = source.startsWith('TokenGeneration_') ? ['V1_0', 'V2_0', 'V3_0'] : ['V1_0']
  return versions.map((version) => ({
    name: version === 'V1_0' ? source : `${source} ${version}`,
    version,
    scenario,
  }))
})

test.each(cases)('$name', async ({ name, version, scenario }) => {
  const event = (await eventsOf(scenario, version)).get(name)
  expect(event).toEqual(golden[name])
  // The order of members too: a function may log its event as it came.
  expect(JSON.stringify(event)).toBe(JSON.stringify(golden[name]))
})

test('there is no golden event too many', () => {
  expect(Object.keys(golden).sort()).toEqual(cases.map(({ name }) => name).sort())
})
