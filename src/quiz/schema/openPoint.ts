import { z } from 'zod'
import { webAddress } from './ids.ts'

/** How a choice is backed, the strongest first, and how the page says it. */
export const EVIDENCE = {
  recorded: 'Recorded from real Cognito',
  documented: 'Suggested by AWS’s documentation or API model',
  emulators: 'Other emulators do so',
  believed: 'Believed; no source was found',
  ours: 'Our own choice',
} as const

/** What a choice is about: the groups of the page, in its order. */
export const TOPICS = {
  requests: 'Requests and refusals',
  users: 'Users and their attributes',
  passwords: 'Passwords and codes',
  'signing-in': 'Signing in',
  'second-factors': 'Second factors',
  'threat-protection': 'Threat protection',
  triggers: 'Functions at triggers',
  tokens: 'Tokens',
  oauth: 'OAuth 2.0, OpenID Connect and a pool’s login pages',
  settings: 'Pools, app clients and groups',
} as const

const keysOf = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]]
const sentence = z.string().min(3)

/** On what grounds a row stands. */
export const evidence = z.strictObject({
  kind: z.enum(keysOf(EVIDENCE)),
  note: sentence.optional().meta({ description: 'What is on record, and what speaks against it.' }),
  source: webAddress.optional().meta({ description: 'A public page that shows it.' }),
})

export type Evidence = z.output<typeof evidence>

/** A choice that the simulator makes though nobody could verify it against AWS. Texts may hold inline Markdown. */
export const openPoint = z.strictObject({
  id: z
    .string()
    .regex(/^OP-\d{3}$/, 'an id such as OP-107')
    .meta({ description: 'As comments in src/simulator name it.' }),
  topic: z.enum(keysOf(TOPICS)),
  question: sentence.endsWith('?', 'a question').meta({ description: 'What is not known, as one question.' }),
  built: sentence.meta({ description: 'What the simulator does.' }),
  alternative: sentence
    .optional()
    .meta({ description: 'What AWS may do instead, where a rival is known that cannot be set.' }),
  switch: z
    .record(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a few short words, as in password-first'), sentence)
    .optional()
    .meta({ description: 'What else the simulator can be set to do: the value, and what it does then.' }),
  evidence,
  where: z
    .array(z.string().regex(/^[A-Z][A-Za-z]+$/, 'an operation such as InitiateAuth'))
    .min(1)
    .optional()
    .meta({ description: 'The operations concerned; left out where it is every one.' }),
  ownWords: z
    .array(z.string().min(3))
    .min(1)
    .optional()
    .meta({ description: 'Texts that are ours, not AWS’s, with {…} for what is filled in.' }),
})

export const openPointsFile = z.array(openPoint).min(1)

export type OpenPoint = z.output<typeof openPoint>
