import { expect, test } from 'vitest'
import { withBreaks } from '../../scripts/astro/breakableNames.mjs'

const shown = (name: string) =>
  withBreaks(name)
    .map((node: object) => ('value' in node ? node.value : '|'))
    .join('')

test.each([
  ['client_id', 'client_|id'],
  ['FORCE_CHANGE_PASSWORD', 'FORCE_|CHANGE_|PASSWORD'],
  ['failAuthentication', 'fail|Authentication'],
  ['AdminGetUser', 'Admin|Get|User'],
  ['email', 'email'],
])('%s may break as %s', (name, parts) => {
  expect(shown(name)).toBe(parts)
})
