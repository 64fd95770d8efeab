import { z } from 'zod'
import { questionFile } from '../../src/quiz/schema/question.ts'
import type { Generated } from './facts.ts'

/** `public/question.schema.json`: what editors complete and check question files by. */
export async function generate(): Promise<Generated[]> {
  const { $schema, ...schema } = z.toJSONSchema(questionFile, { target: 'draft-7', io: 'input' })
  const title = 'Deep End question file'
  const text = `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`
  return [{ path: 'public/question.schema.json', text }]
}
