import type { Misconception } from '../schema/misconceptions.ts'
import type { Option, Question } from '../schema/question.ts'
import type { OptionView, QuestionView } from '../schema/view.ts'
import { optionId, questionHash } from './identity.ts'
import { parseInline, parseProse } from './prose.ts'

/** A checked question, made ready for pages. */
export function viewOf(
  question: Question,
  { lesson, index }: Pick<QuestionView, 'lesson' | 'index'>,
  misconceptions: ReadonlyMap<string, Misconception>,
): QuestionView {
  const { id, level, difficulty, skills, proof } = question
  return {
    id,
    lesson,
    index,
    hash: questionHash(question),
    level,
    difficulty,
    skills,
    stem: parseProse(question.stem).nodes,
    options: question.options.map((option) => optionView(option, misconceptions)),
    ordered: question.order === 'ascending',
    sources: question.sources.map(({ url, title, checked }) => ({
      url,
      checked,
      title: title ?? pageName(url),
    })),
    ...(proof === undefined ? {} : { proof }),
  }
}

function optionView(option: Option, misconceptions: ReadonlyMap<string, Misconception>): OptionView {
  const confused = option.misconception === undefined ? undefined : misconceptions.get(option.misconception)
  return {
    id: optionId(option.text),
    text: parseInline(option.text).nodes,
    key: option.key === true,
    why: parseInline(option.why).nodes,
    ...('claim' in option ? { claim: option.claim } : {}),
    ...(confused ? { confused: { pair: confused.pair, note: confused.note } } : {}),
  }
}

function pageName(url: string): string {
  const { hostname, pathname } = new URL(url)
  return `${hostname}: ${pathname.split('/').findLast((part) => part !== '') ?? 'home'}`
}
