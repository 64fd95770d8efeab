import { z } from 'zod'
import { day, kebabId, webAddress } from './ids.ts'

export const units = [
  'seconds',
  'minutes',
  'hours',
  'days',
  'characters',
  'digits',
  'questions',
  'points',
  'count',
  'requests a second',
  'date',
  'boolean',
] as const

/** A figure that AWS may change, with where it was read and when. */
export const fact = z
  .strictObject({
    id: kebabId.meta({
      description: 'Becomes a name in src/simulator/facts.ts: access-token-default → accessTokenDefault.',
    }),
    value: z.union([z.number(), z.boolean(), day]),
    unit: z.enum(units),
    subject: z
      .string()
      .min(3)
      .meta({ description: 'The words by which a sentence names it, such as access token.' }),
    says: z.string().min(10).meta({ description: 'The fact as one sentence.' }),
    source: webAddress,
    checked: day,
  })
  .refine(({ unit, value }) => (unit === 'date') === (typeof value === 'string'), {
    path: ['value'],
    error: 'a day for the unit date, a number or true/false for any other',
  })

export const factsFile = z.array(fact).min(1)

export type Fact = z.output<typeof fact>
