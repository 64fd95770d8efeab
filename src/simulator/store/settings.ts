import type { Context } from '../context.ts'
import type { State } from './state.ts'
import { SWITCHES } from './switches.ts'
import { find, put, remove } from './table.ts'

/**
 * What can be set about the miniature itself, where AWS has no call for it: each setting's values, the one it begins with
 * first. A setting named after an open point (`content/open-points.yaml`) chooses between what is built and what else AWS
 * may do.
 */
export const SETTINGS = {
  /** whether AWS's quotas hold: on requests, and on the mails that Cognito sends without SES */
  quotas: ['off', 'on'],
  /** what threat protection will find in the next sign-in, or in the next password; used up by it */
  nextRisk: ['NoRisk', 'Low', 'Medium', 'High', 'CompromisedCredentials'],
  ...SWITCHES,
} as const satisfies Record<string, readonly [string, ...string[]]>

export type SettingName = keyof typeof SETTINGS
export type SettingValue<N extends SettingName> = (typeof SETTINGS)[N][number]

export const settingOf = <N extends SettingName>(
  { state }: Pick<Context, 'state'>,
  name: N,
): SettingValue<N> =>
  // Only values from the list are ever written.
  (find(state.settings, name) ?? SETTINGS[name][0]) as SettingValue<N>

/** Every setting as it stands. */
export const settingsOf = (state: State): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, settingOf({ state }, name)]))

/** @throws TypeError when there is no such setting, or it has no such value */
export const withSettings = (state: State, settings: Record<string, string>): State =>
  Object.entries(settings).reduce((changed, [name, value]) => withSetting(changed, name, value), state)

function withSetting(state: State, name: string, value: string): State {
  const values = Object.hasOwn(SETTINGS, name) ? SETTINGS[name as SettingName] : undefined
  if (!values) throw new TypeError(`There is no setting "${name}", but ${names.join(', ')}.`)
  if (!values.some((known) => known === value)) {
    throw new TypeError(`The setting ${name} is one of ${values.join(', ')}, not "${value}".`)
  }
  const { settings } = state
  return { ...state, settings: value === values[0] ? remove(settings, name) : put(settings, name, value) }
}

const names = Object.keys(SETTINGS) as SettingName[]
