import { z } from 'zod'
import { questionId } from './ids.ts'

const hash = z
  .string()
  .regex(/^[0-9a-f]{16}$/, 'sixteen hexadecimal digits, as npm run questions:lock writes them')
const hashes = z.record(questionId, hash)

/** `questions/ids.lock.yaml`: which question each id stands for, for ever. */
export const idsLock = z.strictObject({
  questions: hashes.meta({ description: 'Questions of the bank: id → hash of stem and keys.' }),
  retired: hashes.meta({ description: 'Questions that were taken out. Their ids are never used again.' }),
})

export type IdsLock = z.output<typeof idsLock>
