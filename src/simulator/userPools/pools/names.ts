import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'

/** A pool, or an app client of a pool, may have the name of another: only ids differ (OP-504). */
export function checkName(context: Context, name: string, others: (string | undefined)[]): void {
  if (settingOf(context, 'OP-504') === 'built' || !others.includes(name)) return
  throw unworded(context, InvalidParameterException, `"${name}" is the name of another`)
}
