import type { z } from 'zod'
import type { Finding, LintContext } from '../lint/finding.ts'
import { lintQuestion } from '../lint/lintQuestion.ts'
import { sourceFindings } from '../lint/sources.ts'
import { exam, newestExam, skillsOf, type Exam } from '../schema/exam.ts'
import { factsFile, type Fact } from '../schema/facts.ts'
import { idsLock, type IdsLock } from '../schema/lock.ts'
import { lessonsOf, outlineSchema } from '../schema/outline.ts'
import { misconceptionsFile, type Misconception } from '../schema/misconceptions.ts'
import { questionFile, type Question } from '../schema/question.ts'
import type { QuestionView } from '../schema/view.ts'
import { checkSchema } from './checkSchema.ts'
import type { Files } from './files.ts'
import { questionHash } from './identity.ts'
import { lockFindings, missingIds } from './lock.ts'
import { findNearest } from './nearest.ts'
import { sortProblems, type Path, type Problem } from './problem.ts'
import { readYaml, type Located } from './readYaml.ts'
import { viewOf } from './view.ts'

/** Everything learners answer, and what is wrong with it. Only whole, checked files are in the lists. */
export interface Bank {
  readonly questions: readonly QuestionView[]
  readonly exams: readonly Exam[]
  readonly facts: readonly Fact[]
  readonly misconceptions: readonly Misconception[]
  readonly lock: IdsLock
  /** Every question that could be read, by id, with its hash; for the lock. */
  readonly hashes: ReadonlyMap<string, string>
  readonly problems: readonly Problem[]
}

interface Parsed<T> {
  readonly located: Located
  readonly value: T
}

interface All<T> {
  readonly whole: readonly Parsed<T>[]
  readonly problems: readonly Problem[]
}

const lockPath = 'questions/ids.lock.yaml'
const nothingLocked: IdsLock = { questions: {}, retired: {} }

/** Reads, checks and lints a whole bank in one go: all errors of all files. `today` is a day such as `2026-11-20`. */
export function assembleBank(files: Files, today: string): Bank {
  const exams = parseAll(files, exam, (path) => path.startsWith('content/exams/'))
  const facts = parseAll(files, factsFile, (path) => path === 'content/facts.yaml')
  const confusions = parseAll(files, misconceptionsFile, (path) => path === 'content/misconceptions.yaml')
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
    ...[outlines, exams, facts, confusions, locks, papers].flatMap(({ problems }) => problems),
    ...examProblems(exams.whole, today),
    ...factProblems(facts.whole, today),
    ...outlines.whole.flatMap(({ value }) => strayPapers(papers.whole, lessonsOf(value))),
    ...[confusions, facts, papers].flatMap(({ whole }) => duplicates(whole)),
    ...papers.whole.flatMap((paper) =>
      lintPaper(paper, { ...context, proofs: proofsBeside(files, paper.located.file) }),
    ),
    ...(locks.problems.length > 0 ? [] : papers.whole.flatMap((paper) => lockProblems(paper, locked))),
    ...(lock && papers.problems.length === 0 ? missingProblems(papers.whole, lock) : []),
  ]
  return collect({ exams, facts, confusions, papers }, locked, problems)
}

function collect(
  {
    exams,
    facts,
    confusions,
    papers,
  }: { exams: All<Exam>; facts: All<Fact[]>; confusions: All<Misconception[]>; papers: All<Question[]> },
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
    lock,
    hashes: new Map(
      papers.whole.flatMap(({ value }) => value.map((question) => [question.id, questionHash(question)])),
    ),
    problems: sortProblems(problems),
  }
}

function parseAll<S extends z.ZodType>(
  files: Files,
  schema: S,
  wanted: (path: string) => boolean,
): All<z.output<S>> {
  const results = [...files].flatMap(([path, bytes]) => (wanted(path) ? [parseOne(path, bytes, schema)] : []))
  return {
    whole: results.flatMap((result) => ('located' in result ? [result] : [])),
    problems: results.flatMap((result) => ('problems' in result ? result.problems : [])),
  }
}

function parseOne<S extends z.ZodType>(
  path: string,
  bytes: Uint8Array,
  schema: S,
): Parsed<z.output<S>> | { readonly problems: readonly Problem[] } {
  const read = readYaml(path, bytes)
  if ('problems' in read) return read
  const checked = checkSchema(read.located, schema)
  return 'problems' in checked ? checked : { located: read.located, value: checked.value }
}

function lessonOf(file: string): string {
  return file.replace(/^questions\//, '').replace(/\.ya?ml$/, '')
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

function problemAt(located: Located, base: Path, finding: Finding): Problem {
  const { rule, found, repair, onName } = finding
  const path = [...base, ...finding.path]
  const place = onName ? located.keyAt(path.slice(0, -1), String(path.at(-1))) : located.at(path)
  return { file: located.file, ...place, rule, found, repair }
}

/** Files whose path names no lesson: their questions would show in none. */
function strayPapers(
  papers: readonly Parsed<Question[]>[],
  lessons: readonly { readonly id: string }[],
): Problem[] {
  const ids = lessons.map(({ id }) => id)
  return papers.flatMap(({ located: { file } }) => {
    const lesson = lessonOf(file)
    if (ids.includes(lesson)) return []
    const nearest = findNearest(lesson, ids)
    const repair = nearest
      ? `Did you mean questions/${nearest}.yaml?`
      : 'Name the file questions/PART/LESSON.yaml.'
    return [
      {
        file,
        line: 1,
        column: 1,
        rule: 'unknown-lesson' as const,
        found: `The outline has no lesson ${lesson}.`,
        repair,
      },
    ]
  })
}

function lintPaper({ located, value }: Parsed<Question[]>, context: LintContext): Problem[] {
  return value.flatMap((question, index) =>
    lintQuestion(question, context).map((finding) => problemAt(located, [index], finding)),
  )
}

function lockProblems({ located, value }: Parsed<Question[]>, lock: IdsLock): Problem[] {
  return value.flatMap((question, index) =>
    lockFindings(question.id, questionHash(question), lock).map((finding) =>
      problemAt(located, [index], finding),
    ),
  )
}

function examProblems(exams: readonly Parsed<Exam>[], today: string): Problem[] {
  return exams.flatMap(({ located, value }) => {
    const named = located.file.endsWith(`/${value.id}.yaml`)
    const repair = `Name the file ${value.id}.yaml, or mend the id.`
    const misnamed: Finding = {
      rule: 'S02',
      path: ['id'],
      found: `The exam’s id is \`${value.id}\`.`,
      repair,
    }
    const sources = value.sources.flatMap((source, index) =>
      sourceFindings(source, today).map((finding) => ({
        ...finding,
        path: ['sources', index, ...finding.path],
      })),
    )
    return [...(named ? [] : [misnamed]), ...sources].map((finding) => problemAt(located, [], finding))
  })
}

function factProblems(facts: readonly Parsed<Fact[]>[], today: string): Problem[] {
  return facts.flatMap(({ located, value }) =>
    value.flatMap(({ source, checked }, index) =>
      sourceFindings({ url: source, checked }, today).map((finding) => {
        const path = finding.path[0] === 'url' ? ['source'] : finding.path
        return problemAt(located, [index], { ...finding, path })
      }),
    ),
  )
}

/** S02 over all files: the later of two equal ids is refused, and the earlier one's place is told. */
function duplicates(parsed: readonly Parsed<readonly { id: string }[]>[]): Problem[] {
  const seen = new Map<string, string>()
  return parsed.flatMap(({ located, value }) =>
    value.flatMap(({ id }, index) => {
      const place = located.at([index, 'id'])
      const earlier = seen.get(id)
      seen.set(id, earlier ?? `${located.file}:${place.line}:${place.column}`)
      if (earlier === undefined) return []
      const found = `The id \`${id}\` is taken by ${earlier}.`
      return [
        {
          file: located.file,
          ...place,
          rule: 'S02' as const,
          found,
          repair: 'Give one of the two another id.',
        },
      ]
    }),
  )
}

function missingProblems(
  papers: readonly Parsed<Question[]>[],
  { located, value }: Parsed<IdsLock>,
): Problem[] {
  const ids = new Set(papers.flatMap((paper) => paper.value.map(({ id }) => id)))
  return missingIds(ids, value).map((id) => {
    const found = `No question has the id \`${id}\` any more.`
    const repair = 'If it was taken out on purpose, retire its id with `npm run questions:lock`.'
    return { file: located.file, ...located.keyAt(['questions'], id), rule: 'S02', found, repair }
  })
}
