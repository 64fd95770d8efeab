import type { LintContext } from '../lint/finding.ts'
import { exam, newestExam, skillsOf, type Exam } from '../schema/exam.ts'
import { factsFile, type Fact } from '../schema/facts.ts'
import { idsLock, type IdsLock } from '../schema/lock.ts'
import { misconceptionsFile, type Misconception } from '../schema/misconceptions.ts'
import { oauthStandardsFile, type OauthStandard } from '../schema/oauthStandard.ts'
import { openPointsFile, type OpenPoint } from '../schema/openPoint.ts'
import { lessonsOf, outlineSchema } from '../schema/outline.ts'
import { questionFile, type Question } from '../schema/question.ts'
import type { QuestionView } from '../schema/view.ts'
import {
  duplicates,
  examProblems,
  factProblems,
  lessonOf,
  lintPaper,
  lockProblems,
  missingProblems,
  oauthProblems,
  openPointProblems,
  strayPapers,
} from './bankChecks.ts'
import type { Files } from './files.ts'
import { questionHash } from './identity.ts'
import { parseAll, type All } from './parsed.ts'
import { sortProblems, type Problem } from './problem.ts'
import { viewOf } from './view.ts'

/** Everything learners answer, and what is wrong with it. Only whole, checked files are in the lists. */
export interface Bank {
  readonly questions: readonly QuestionView[]
  readonly exams: readonly Exam[]
  readonly facts: readonly Fact[]
  readonly misconceptions: readonly Misconception[]
  readonly openPoints: readonly OpenPoint[]
  readonly oauthStandards: readonly OauthStandard[]
  readonly lock: IdsLock
  /** Every question that could be read, by id, with its hash; for the lock. */
  readonly hashes: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
}

const lockPath = 'questions/ids.lock.yaml'
const nothingLocked: IdsLock = { questions: {}, retired: {} }

/** Reads, checks and lints a whole bank in one go: all errors of all files. `today` is a day such as `2026-11-20`. */
export function assembleBank(files: Files, today: string): Bank {
  const exams = parseAll(files, exam, (path) => path.startsWith('content/exams/'))
  const facts = parseAll(files, factsFile, (path) => path === 'content/facts.yaml')
  const confusions = parseAll(files, misconceptionsFile, (path) => path === 'content/misconceptions.yaml')
  const openPoints = parseAll(files, openPointsFile, (path) => path === 'content/open-points.yaml')
  const standards = parseAll(files, oauthStandardsFile, (path) => path === 'content/oauth-deviations.yaml')
  const locks = parseAll(files, idsLock, (path) => path === lockPath)
  const papers = parseAll(
    files,
    questionFile,
    (path) => /^questions\/.+\.ya?ml$/.test(path) && path !== lockPath,
  )

  const outlines = parseAll(files, outlineSchema, (path) => path === 'content/outline.yaml')

  const lock = locks.whole[0]
  const locked = lock?.value ?? nothingLocked
  const context = contextOf(exams, confusions, today)
  const problems = [
    ...[outlines, exams, facts, confusions, openPoints, standards, locks, papers].flatMap(
      ({ problems }) => problems,
    ),
    ...examProblems(exams.whole, today),
    ...factProblems(facts.whole, today),
    ...openPointProblems(openPoints.whole),
    ...oauthProblems(standards.whole),
    ...outlines.whole.flatMap(({ value }) => strayPapers(papers.whole, lessonsOf(value))),
    ...[confusions, facts, openPoints, standards, papers].flatMap(({ whole }) => duplicates(whole)),
    ...papers.whole.flatMap((paper) =>
      lintPaper(paper, { ...context, proofs: proofsBeside(files, paper.located.file) }),
    ),
    ...(locks.problems.length > 0 ? [] : papers.whole.flatMap((paper) => lockProblems(paper, locked))),
    ...(lock && papers.problems.length === 0 ? missingProblems(papers.whole, lock) : []),
  ]
  return collect({ exams, facts, confusions, openPoints, standards, papers }, locked, problems)
}

function collect(
  {
    exams,
    facts,
    confusions,
    openPoints,
    standards,
    papers,
  }: {
    exams: All<Exam>
    facts: All<Fact[]>
    confusions: All<Misconception[]>
    openPoints: All<OpenPoint[]>
    standards: All<OauthStandard[]>
    papers: All<Question[]>
  },
  lock: IdsLock,
  problems: readonly Problem[],
): Bank {
  const broken = new Set(problems.map(({ file }) => file))
  const sound = <T>({ whole }: All<T>) => whole.filter(({ located }) => !broken.has(located.file))
  const misconceptions = sound(confusions).flatMap(({ value }) => value)
  const byId = new Map(misconceptions.map((entry) => [entry.id, entry]))
  return {
    questions: sound(papers).flatMap(({ located, value }) =>
      value.map((question, index) => viewOf(question, { lesson: lessonOf(located.file), index }, byId)),
    ),
    exams: sound(exams).map(({ value }) => value),
    facts: sound(facts).flatMap(({ value }) => value),
    misconceptions,
    openPoints: sound(openPoints).flatMap(({ value }) => value),
    oauthStandards: sound(standards).flatMap(({ value }) => value),
    lock,
    hashes: new Map(
      papers.whole.flatMap(({ value }) => value.map((question) => [question.id, questionHash(question)])),
    ),
    problems: sortProblems(problems),
  }
}

/** What is known about exams and misconceptions; where their files are broken, nothing is blamed on the questions. */
function contextOf(
  exams: All<Exam>,
  confusions: All<Misconception[]>,
  today: string,
): Omit<LintContext, 'proofs'> {
  const all = exams.whole.map(({ value }) => value)
  const skills = new Map(all.map((one) => [one.id, new Set(skillsOf(one).keys())]))
  const known = new Set(confusions.whole.flatMap(({ value }) => value.map(({ id }) => id)))
  return {
    skills: exams.problems.length > 0 ? undefined : skills,
    newestExam: newestExam(all)?.id,
    misconceptions: confusions.problems.length > 0 ? undefined : known,
    today,
  }
}

function proofsBeside(files: Files, file: string): ReadonlySet<string> | undefined {
  const source = files.get(file.replace(/\.ya?ml$/, '.proof.js'))
  if (!source) return undefined
  const text = new TextDecoder().decode(source)
  return new Set([...text.matchAll(/^export (?:async )?function (\w+)/gm)].map((match) => match[1]!))
}
