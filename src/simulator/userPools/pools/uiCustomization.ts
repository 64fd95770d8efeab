import type { Context } from '../../context.ts'
import type { Output } from '../../model/types.ts'
import type { UICustomization } from '../../store/appearance.ts'
import { domainsOf, originOf } from '../../store/domains.ts'
import type { UserPool } from '../../store/userPools.ts'

/** The moment of the change, as `20261120090000`. */
export const cssVersion = ({ world }: Context): string =>
  new Date(world.now()).toISOString().replace(/\D/g, '').slice(0, 14)

/** A customization as the API shows it: the logo by an address at the pool's domain. */
export function describeUICustomization(
  context: Context,
  pool: UserPool,
  { ImageFile, ...ui }: UICustomization,
): NonNullable<Output<'GetUICustomization'>['UICustomization']> {
  const [domain] = domainsOf(context, pool)
  if (!ImageFile || !domain) return ui
  return { ...ui, ImageUrl: `${originOf(domain)}/${ui.ClientId}/${ui.CSSVersion}/assets/images/image` }
}
