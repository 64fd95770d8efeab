import type { Finding, LintContext } from '../lint/finding.ts'
import { lintQuestion } from '../lint/lintQuestion.ts'
import { sourceFindings } from '../lint/sources.ts'
import type { Exam } from '../schema/exam.ts'
import type { Fact } from '../schema/facts.ts'
import type { IdsLock } from '../schema/lock.ts'
import type { OauthStandard } from '../schema/oauthStandard.ts'
import type { OpenPoint } from '../schema/openPoint.ts'
import type { Question } from '../schema/question.ts'
import { questionHash } from './identity.ts'
import { lockFindings, missingIds } from './lock.ts'
import { findNearest } from './nearest.ts'
import type { Parsed } from './parsed.ts'
import type { Path, Problem } from './problem.ts'
import { parseInline } from './prose.ts'
import type { Located } from './readYaml.ts'

/** The lesson that a question file belongs to: `PART/LESSON`, from its path. */
export function lessonOf(file: string): string {
  return file.replace(/^questions\//, '').replace(/\.ya?ml$/, '')
}

function problemAt(located: Located, base: Path, finding: Finding): Problem {
  const { rule, found, repair, onName } = finding
  const path = [...base, ...finding.path]
  const place = onName ? located.keyAt(path.slice(0, -1), String(path.at(-1))) : located.at(path)
  return { file: located.file, ...place, rule, found, repair }
}

/** Files whose path names no lesson: their questions would show in none. */
export function strayPapers(
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

/** What the rules say about each question of a file. */
export function lintPaper({ located, value }: Parsed<Question[]>, context: LintContext): Problem[] {
  return value.flatMap((question, index) =>
    lintQuestion(question, context).map((finding) => problemAt(located, [index], finding)),
  )
}

/** What the lock says about each question of a file. */
export function lockProblems({ located, value }: Parsed<Question[]>, lock: IdsLock): Problem[] {
  return value.flatMap((question, index) =>
    lockFindings(question.id, questionHash(question), lock).map((finding) =>
      problemAt(located, [index], finding),
    ),
  )
}

/** S02 and S06 for exam files: the id is the name of the file, and sources are allowed. */
export function examProblems(exams: readonly Parsed<Exam>[], today: string): Problem[] {
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

/** S06 for facts. */
export function factProblems(facts: readonly Parsed<Fact[]>[], today: string): Problem[] {
  return facts.flatMap(({ located, value }) =>
    value.flatMap(({ source, checked }, index) =>
      sourceFindings({ url: source, checked }, today).map((finding) => {
        const path = finding.path[0] === 'url' ? ['source'] : finding.path
        return problemAt(located, [index], { ...finding, path })
      }),
    ),
  )
}

/** Open points are lines of text with inline Markdown, and no more. */
export function openPointProblems(files: readonly Parsed<OpenPoint[]>[]): Problem[] {
  return files.flatMap(({ located, value }) =>
    value.flatMap(({ question, built, alternative, evidence, switch: otherwise = {} }, index) => {
      const texts: [Path, string | undefined][] = [
        [['question'], question],
        [['built'], built],
        [['alternative'], alternative],
        ...Object.entries(otherwise).map(([value, text]): [Path, string] => [['switch', value], text]),
        [['evidence', 'note'], evidence.note],
      ]
      return textProblems(located, [index], texts)
    }),
  )
}

/** What is wrong with the inline Markdown of some texts. */
const textProblems = (located: Located, base: Path, texts: [Path, string | undefined][]): Problem[] =>
  texts.flatMap(([path, text = '']) =>
    parseInline(text).flaws.map((flaw) => problemAt(located, base, { ...flaw, path })),
  )

export function oauthProblems(files: readonly Parsed<OauthStandard[]>[]): Problem[] {
  return files.flatMap(({ located, value }) =>
    value.flatMap(({ deviations = [] }, at) =>
      deviations.flatMap(({ says, here, evidence }, index) =>
        textProblems(
          located,
          [at, 'deviations', index],
          [
            [['says'], says],
            [['here'], here],
            [['evidence', 'note'], evidence.note],
          ],
        ),
      ),
    ),
  )
}

/** S02 over all files: the later of two equal ids is refused, and the earlier one's place is told. */
export function duplicates(parsed: readonly Parsed<readonly { id: string }[]>[]): Problem[] {
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

/** Ids of the lock that no question has any more, at their lines of the lock. */
export function missingProblems(
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
