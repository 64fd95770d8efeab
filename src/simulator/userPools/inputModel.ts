import type { Context } from '../context.ts'
import type { Model, Shape } from '../model/check.ts'
import { model } from '../model/userPools.generated.ts'
import { settingOf } from '../store/settings.ts'

/**
 * What inputs are checked by: AWS's model, which asks no least length of a password (OP-102), and allows no space in it
 * (OP-118).
 */
export function modelFor(context: Context): Model {
  const otherwise: Partial<Shape> = {
    ...(settingOf(context, 'OP-102') === 'refused-by-the-model' && { min: 6 }),
    ...(settingOf(context, 'OP-118') === 'allowed' && { pattern: '[\\S]+( +[\\S]+)*' }),
  }
  if (!Object.keys(otherwise).length) return model
  const PasswordType = { ...model.shapes.PasswordType!, ...otherwise }
  return { ...model, shapes: { ...model.shapes, PasswordType } }
}
