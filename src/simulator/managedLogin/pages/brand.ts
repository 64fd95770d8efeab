import { brandingsOf, findUICustomization, type Branding } from '../../store/appearance.ts'
import { isManaged, type Visit } from '../visit.ts'

/** What a pool's owner decided about the looks of its pages. Colours are `#rrggbb`, also with alpha. */
export type Brand = {
  scheme: 'light' | 'dark' | 'light dark'
  /** data: addresses, and where it stands above the form */
  logo?: { light: string; dark: string; place: 'start' | 'center' | 'end' }
  /** a data: address */
  icon?: string
  /** light and dark, where set */
  button?: Shades
  buttonText?: Shades
  background?: Shades
  form?: Shades
  /** the hosted UI's own style sheet: classes that end in -customizable */
  css?: string
}
export type Shades = { light?: string; dark?: string }

export function brandOf(visit: Visit): Brand {
  return isManaged(visit) ? managedBrand(visit) : classicBrand(visit)
}

/** Source: https://docs.aws.amazon.com/cognito/latest/developerguide/hosted-ui-classic-branding.html */
function classicBrand({ context, pool, query }: Visit): Brand {
  const ui =
    findUICustomization(context, pool, query.get('client_id') ?? '') ??
    findUICustomization(context, pool, 'ALL')
  // Base64 in the API, and bytes once the SDK has read it.
  const image = typeof ui?.ImageFile === 'string' ? ui.ImageFile : undefined
  return {
    scheme: 'light',
    ...(image && { logo: { ...both(`data:image/png;base64,${image}`), place: 'center' as const } }),
    ...(ui?.CSS && { css: ui.CSS }),
  }
}

/** Source: https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-brandingeditor.html */
function managedBrand({ context, pool, query }: Visit): Brand {
  const style = brandingsOf(context, pool).find(({ ClientId }) => ClientId === query.get('client_id'))
  const settings = style?.Settings
  const button = 'components.primaryButton.{mode}Mode.defaults'
  const scheme = SCHEMES[String(at(settings, 'categories.global.colorSchemeMode'))] ?? 'light dark'
  const assetsOf = (category: string) => style?.Assets?.filter(({ Category }) => Category === category) ?? []
  const logo = shownIn(scheme, assetsOf('FORM_LOGO'))
  const icon = shownIn(scheme, [...assetsOf('FAVICON_SVG'), ...assetsOf('FAVICON_ICO')])
  return {
    scheme,
    ...(logo && {
      logo: { ...logo, place: PLACES[String(at(settings, 'components.form.logo.location'))] ?? 'center' },
    }),
    ...(icon && { icon: icon.light }),
    button: shadesAt(settings, `${button}.backgroundColor`),
    buttonText: shadesAt(settings, `${button}.textColor`),
    background: shadesAt(settings, 'components.pageBackground.{mode}Mode.color'),
    form: shadesAt(settings, 'components.form.{mode}Mode.backgroundColor'),
  }
}

const SCHEMES: Record<string, Brand['scheme']> = { LIGHT: 'light', DARK: 'dark', DYNAMIC: 'light dark' }
const PLACES: Record<string, NonNullable<Brand['logo']>['place']> = {
  START: 'start',
  CENTER: 'center',
  END: 'end',
}
const TYPES: Record<string, string> = {
  PNG: 'image/png',
  JPEG: 'image/jpeg',
  SVG: 'image/svg+xml',
  WEBP: 'image/webp',
  ICO: 'image/x-icon',
}

type Asset = NonNullable<Branding['Assets']>[number]

const both = (address: string) => ({ light: address, dark: address })

/** An asset as it is seen by day and by night: there may be one for each. */
function shownIn(scheme: Brand['scheme'], assets: Asset[]): { light: string; dark: string } | undefined {
  const shown = (mode: string) => {
    const asset =
      assets.find(({ ColorMode }) => ColorMode === mode) ??
      assets.find(({ ColorMode }) => ColorMode === 'DYNAMIC')
    return typeof asset?.Bytes === 'string'
      ? `data:${TYPES[asset.Extension] ?? 'image/png'};base64,${asset.Bytes}`
      : undefined
  }
  const [light, dark] = [shown('LIGHT'), shown('DARK')]
  if (scheme === 'dark' && dark !== undefined) return both(dark)
  if (scheme === 'light' && light !== undefined) return both(light)
  const any = light ?? dark
  return any === undefined ? undefined : { light: light ?? any, dark: dark ?? any }
}

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inside, name) => {
    const isObject = typeof inside === 'object' && inside !== null && Object.hasOwn(inside, name)
    return isObject ? (inside as Record<string, unknown>)[name] : undefined
  }, value)

/** Colours are eight hex digits without a number sign; anything else is no colour. */
function shadesAt(settings: unknown, path: string): Shades {
  const shade = (mode: string) => {
    const value = at(settings, path.replace('{mode}', mode))
    return typeof value === 'string' && /^([0-9a-f]{6}|[0-9a-f]{8})$/i.test(value) ? `#${value}` : undefined
  }
  const [light, dark] = [shade('light'), shade('dark')]
  return { ...(light && { light }), ...(dark && { dark }) }
}
