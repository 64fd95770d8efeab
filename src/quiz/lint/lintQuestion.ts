import type { Question } from '../schema/question.ts'
import type { Finding, LintContext, Rule } from './finding.ts'
import { noPositions, optionsDiffer } from './options.ts'
import { rationaleAgrees, rationaleExplains } from './rationales.ts'
import { sourcesAllowed } from './sources.ts'
import { countIsStated, stemAsks } from './stem.ts'
import {
  misconceptionsNamed,
  optionCounts,
  proofAndClaims,
  rationaleLengths,
  skillsExist,
} from './structure.ts'
import { cleanText, noSecrets, plainMarkdown } from './text.ts'

const everyRule: readonly Rule[] = [
  optionCounts,
  rationaleLengths,
  skillsExist,
  sourcesAllowed,
  misconceptionsNamed,
  cleanText,
  plainMarkdown,
  noSecrets,
  stemAsks,
  countIsStated,
  noPositions,
  optionsDiffer,
  rationaleExplains,
  rationaleAgrees,
  proofAndClaims,
]

/** Everything the rules find in one question. */
export function lintQuestion(question: Question, context: LintContext): Finding[] {
  return everyRule.flatMap((rule) => rule(question, context))
}
