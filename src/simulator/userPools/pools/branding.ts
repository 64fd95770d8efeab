import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Input } from '../../model/types.ts'
import type { Branding } from '../../store/appearance.ts'

type Style = Pick<Branding, 'UseCognitoProvidedValues' | 'Settings' | 'Assets'>

/** @throws InvalidParameterException when Cognito's own values are asked for beside others */
export function checkBranding(context: Context, { UseCognitoProvidedValues, Settings, Assets }: Style): void {
  if (!UseCognitoProvidedValues || (Settings === undefined && Assets === undefined)) return
  throw unworded(context, InvalidParameterException, 'UseCognitoProvidedValues excludes Settings and Assets')
}

/** A style with what is given changed; Cognito's own values take everything else away. */
export function restyled(
  former: Branding,
  given: Omit<Input<'UpdateManagedLoginBranding'>, 'UserPoolId'>,
): Branding {
  const { Settings, Assets = [], ...fixed } = former
  if (given.UseCognitoProvidedValues) return { ...fixed, UseCognitoProvidedValues: true }
  const isGiven = (asset: Asset) => given.Assets?.some((other) => placeOf(other) === placeOf(asset))
  return {
    ...fixed,
    UseCognitoProvidedValues: false,
    Settings: merged(Settings, given.Settings) as Branding['Settings'],
    Assets: [...Assets.filter((asset) => !isGiven(asset)), ...(given.Assets ?? [])],
  }
}

type Asset = NonNullable<Branding['Assets']>[number]
const placeOf = ({ Category, ColorMode }: Asset) => `${Category} ${ColorMode}`

/** Settings with the given ones over them, member by member. */
function merged(former: unknown, given: unknown): unknown {
  if (given === undefined) return former
  if (!isObject(former) || !isObject(given)) return given
  const changed = Object.entries(given).map(([name, value]) => [name, merged(former[name], value)])
  return { ...former, ...Object.fromEntries(changed) }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A style as the API shows it: without its client. */
export const describeBranding = ({ ClientId: _, ...branding }: Branding) => branding
