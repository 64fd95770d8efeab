import { expect, test } from 'vitest'
import { SETTINGS, type SettingName } from '../../../src/simulator/index.ts'
import { world } from '../../world.ts'
import { federation } from './federation.ts'
import { oauth } from './oauth.ts'
import { passwords } from './passwords.ts'
import { requests } from './requests.ts'
import type { Row } from './row.ts'
import { secondFactors } from './secondFactors.ts'
import { settings } from './settings.ts'
import { signingIn } from './signingIn.ts'
import { threatProtection } from './threatProtection.ts'
import { tokens } from './tokens.ts'
import { triggers } from './triggers.ts'
import { users } from './users.ts'

const rows: Record<string, Row> = {
  ...{ ...requests, ...users, ...passwords, ...signingIn },
  ...{ ...secondFactors, ...threatProtection, ...triggers, ...tokens, ...settings, ...oauth, ...federation },
}

test('every switch has a row here, with each of its values', () => {
  const switches = Object.entries(SETTINGS).filter(([name]) => name.startsWith('OP-'))
  const shown = Object.entries(rows).map(([id, { shows }]) => [id, Object.keys(shows)])
  expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(switches))
})

const cases = Object.entries(rows).flatMap(([id, row]) =>
  Object.keys(row.shows).map((value) => ({ id: id as SettingName, value, row })),
)

test.each(cases)('$id $value', async ({ id, value, row }) => {
  const here = await world(row.settings)
  here.simulator.set({ [id]: value })
  const seen = await row.look(here)
  expect(seen).toEqual(row.shows[value])
  for (const [other, shown] of Object.entries(row.shows)) if (other !== value) expect(seen).not.toEqual(shown)
})
