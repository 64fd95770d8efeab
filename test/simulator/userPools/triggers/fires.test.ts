import { expect, test } from 'vitest'
import { SOURCES } from '../../../../src/simulator/userPools/triggers/sources.ts'
import { firedByLastCall } from '../../../functions.ts'
import { open, EVERY, triggerOf, type Scenario } from './scenario.ts'
import { FEDERATED } from './federated.ts'
import { FIRING, SILENT } from './scenarios.ts'

/** What a call fires where the pool has functions at these triggers alone. */
async function fired(scenario: Scenario, triggers: string[]): Promise<string[]> {
  const { here } = await open(scenario, triggers)
  await scenario.call(here)
  return firedByLastCall(here)
}

/** Sets of triggers that a pool may have: all, each that is fired alone, and all others. */
function setsFor({ fires, needs = [] }: Scenario): [string, string[]][] {
  const its = [...new Set(fires.map(triggerOf))].filter((name) => !needs.includes(name))
  const others = EVERY.filter((name) => !its.includes(name) || needs.includes(name))
  const alone = its.map((name): [string, string[]] => [name, [...needs, name]])
  return [['every function', EVERY], ...alone, ['only others', [...needs, ...others]]]
}

const cases = [...FIRING, ...FEDERATED, ...SILENT].flatMap((scenario) =>
  setsFor(scenario).map(([which, triggers]) => ({ when: scenario.when, which, triggers, scenario })),
)

test.each(cases)('$when, $which', async ({ scenario, triggers }) => {
  const expected = scenario.fires.filter((source) => triggers.includes(triggerOf(source)))
  expect(await fired(scenario, triggers)).toEqual(expected)
})

test('every source of the table is fired by some call', () => {
  // The news of a risky sign-in needs threat protection: threatNotices.test.ts has it. Those of a pool's domain are in
  // managedLogin/triggers.test.ts.
  const elsewhere = [
    'TokenGeneration_HostedAuth',
    'TokenGeneration_ClientCredentials',
    'CustomEmailSender_AccountTakeOverNotification',
  ]
  const seen = new Set([...FIRING, ...FEDERATED].flatMap(({ fires }) => fires))
  expect(Object.keys(SOURCES).filter((source) => !seen.has(source))).toEqual(elsewhere)
})
