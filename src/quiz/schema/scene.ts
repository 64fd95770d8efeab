import { z } from 'zod'

const name = z.string().regex(/^[a-zA-Z]\w*$/, 'a name of letters, digits and _, such as poolId')

const call = z
  .strictObject({
    call: z
      .string()
      .regex(/^[A-Z][A-Za-z]+$/, 'an operation of the user pools API, such as CreateUserPool')
      .meta({ description: 'The operation, under its AWS name.' }),
    with: z
      .record(z.string(), z.unknown())
      .default({})
      .meta({ description: 'Its input, as the API names it. ${name} stands for something kept before.' }),
    keep: z
      .record(name, z.string().regex(/^[A-Za-z]\w*(\.\w+)*$/, 'a path into the answer, such as UserPool.Id'))
      .optional()
      .meta({ description: 'Names for parts of the answer: { poolId: UserPool.Id }.' }),
  })
  .meta({ description: 'One call made before the reader comes.' })

const handler = z
  .strictObject({
    trigger: z
      .string()
      .regex(/^[A-Z][A-Za-z]+$/, 'a trigger under its name in LambdaConfig, such as PreSignUp')
      .meta({ description: 'The trigger it hangs on.' }),
    file: z
      .string()
      .regex(/^[a-z][a-z0-9-]*\.m?js$/, 'a file of content/handlers, such as block-email-domains.mjs')
      .meta({ description: 'What the function runs.' }),
    function: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/, 'the name of a function, such as block-email-domains')
      .optional()
      .meta({ description: 'The function’s name; without it the file’s.' }),
    version: z
      .enum(['V1_0', 'V2_0', 'V3_0'])
      .optional()
      .meta({ description: 'Which event it gets, at triggers that have several.' }),
  })
  .transform(({ function: name, ...handler }) => ({
    ...handler,
    function: name ?? handler.file.replace(/\.m?js$/, ''),
  }))
  .meta({ description: 'A function that the scene’s user pools run at a trigger.' })

/** A prepared start, as its author writes it in `content/scenes/SCENE.yaml`. Its id is the file’s name. */
export const scene = z
  .strictObject({
    title: z.string().min(3).max(80).meta({ description: 'What is there, in a few words.' }),
    region: z
      .string()
      .regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'an AWS Region such as us-east-1')
      .default('us-east-1'),
    startsAt: z
      .preprocess(
        // Astro's own YAML reader makes dates of moments, the other readers leave them as text.
        (value) => (value instanceof Date ? value.toISOString() : value),
        z.iso.datetime({ error: 'a moment in UTC, such as 2026-11-20T09:00:00Z' }),
      )
      .meta({ description: 'Simulated time at the start.' }),
    setup: z.array(call).meta({ description: 'The calls that lead to this start, in order.' }),
    handlers: z.array(handler).default([]),
    env: z
      .record(z.string().regex(/^[A-Z][A-Z0-9_]*$/, 'an environment variable such as CLIENT_ID'), z.string())
      .default({})
      .meta({ description: 'process.env of the reader’s code. ${name} stands for something kept.' }),
  })
  .meta({ description: 'A scene.' })

/** A scene's id is its file's name without folder and ending. */
export const sceneIdOf = (path: string): string => path.replace(/^.*\//, '').replace(/\.ya?ml$/, '')
