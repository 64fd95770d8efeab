import type { Question } from '../schema/question.ts'
import type { Path } from '../source/problem.ts'
import type { RuleId } from './rules.ts'

/** What a rule says about a question; the path leads from the question to the part it means. */
export interface Finding {
  readonly rule: RuleId
  readonly path: Path
  /** The finding is about the field's name, not its value. */
  readonly onName?: boolean
  readonly found: string
  readonly repair: string
}

/** What the rules need to know besides the question. */
export interface LintContext {
  /** Skill ids by exam id; undefined while the exam files themselves are broken. */
  readonly skills: ReadonlyMap<string, ReadonlySet<string>> | undefined
  /** The exam that learners starting today read for. */
  readonly newestExam: string | undefined
  /** Known ids; undefined while their file is broken. */
  readonly misconceptions: ReadonlySet<string> | undefined
  /** Today, as `2026-11-20`. */
  readonly today: string
  /** Names exported by the lesson's `.proof.js`; undefined when there is no such file. */
  readonly proofs: ReadonlySet<string> | undefined
}

export type Rule = (question: Question, context: LintContext) => Finding[]
