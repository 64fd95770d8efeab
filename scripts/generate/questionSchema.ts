import { z } from 'zod'
import { questionFile } from '../../src/quiz/schema/question.ts'

/** `public/question.schema.json`: what editors complete and check question files by. */
export async function generateQuestionSchema(): Promise<Map<string, string>> {
  const { $schema, ...schema } = z.toJSONSchema(questionFile, { target: 'draft-7', io: 'input' })
  const text = `${JSON.stringify({ $schema, title: 'Deep End question file', ...schema }, null, 2)}\n`
  return new Map([['public/question.schema.json', text]])
}
