import { z } from 'zod'
import { kebabId, webAddress } from './ids.ts'
import { evidence } from './openPoint.ts'

const sentence = z.string().min(3)
const checks = z
  .string()
  .regex(/^[DATIURL]\d{1,2}( [DATIURL]\d{1,2})*$/, 'cases of the checklist, such as A17 A18')
  .transform((text) => text.split(' '))
  .meta({ description: 'Cases of the checklist that show it: names of tests in test/conformance/oauth.' })

/** A clause that Cognito does not follow. Texts may hold inline Markdown. */
export const deviation = z.strictObject({
  id: kebabId.meta({ description: 'As the tests that show it name it.' }),
  clause: z.string().regex(/^\d+(\.\d+)*$/, 'a section such as 4.1.2.1'),
  anchor: z
    .string()
    .regex(/^\w+$/, 'the part of an address after #')
    .optional()
    .meta({ description: 'Where the clause stands on the standard’s page, which in RFCs its number tells.' }),
  says: sentence.meta({ description: 'What the standard asks for.' }),
  here: sentence.meta({ description: 'What Cognito does.' }),
  evidence,
  openPoint: z
    .string()
    .regex(/^OP-\d{3}$/, 'an id such as OP-208')
    .optional()
    .meta({ description: 'The row of open-points.yaml, where nobody could verify what Cognito does.' }),
  checks,
})

/** A standard that a pool's domain answers by, and where it does not. */
export const oauthStandard = z.strictObject({
  id: kebabId,
  title: z.string().min(3),
  number: z.string().min(3).meta({ description: 'What it is cited by, such as RFC 6749.' }),
  url: webAddress,
  isAbsent: z
    .literal(true)
    .optional()
    .meta({ description: 'There when Cognito does not offer it at all; the checks show that.' }),
  checks,
  deviations: z.array(deviation).optional(),
})

export const oauthStandardsFile = z.array(oauthStandard).min(1)

export type OauthStandard = z.output<typeof oauthStandard>
export type Deviation = z.output<typeof deviation>

/** The address of a clause. */
export const clauseAddress = ({ url }: OauthStandard, { clause, anchor }: Deviation): string =>
  `${url}#${anchor ?? `section-${clause}`}`
