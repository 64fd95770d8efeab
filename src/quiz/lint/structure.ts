import { findNearest } from '../source/nearest.ts'
import { parseInline } from '../source/prose.ts'
import { countWords, plainText } from '../plainText.ts'
import type { Question } from '../schema/question.ts'
import type { Finding, LintContext, Rule } from './finding.ts'

/** S03: four options and one key, or five to six options and two or three keys. */
export const optionCounts: Rule = ({ options }) => {
  const keys = options.filter(({ key }) => key === true).length
  const finding = (found: string, repair: string): Finding[] => [
    { rule: 'S03', path: ['options'], found, repair },
  ]
  if (keys === 0) return finding('No option is the key.', 'Write `key: true` on the right one.')
  if (keys === 1 && options.length !== 4) {
    return finding(
      `One key among ${options.length} options.`,
      'A question with one key has exactly four options.',
    )
  }
  if (keys > 1 && (options.length < 5 || options.length > 6)) {
    return finding(
      `${keys} keys among ${options.length} options.`,
      'Several keys need five or six options; otherwise keep one key.',
    )
  }
  return keys > 3 ? finding(`${keys} keys.`, 'Keep two or three.') : []
}

/** S04: every rationale has 15 to 60 words. */
export const rationaleLengths: Rule = ({ options }) =>
  options.flatMap(({ why }, index) => {
    const words = countWords(plainText(parseInline(why).nodes))
    if (words >= 15 && words <= 60) return []
    const repair =
      words < 15
        ? 'Say what this option would do, what it breaks, and when it would be right, in at least 15 words.'
        : 'Cut it to 60 words; what does not fit belongs in the lesson.'
    return [
      {
        rule: 'S04' as const,
        path: ['options', index, 'why'],
        found: `The rationale has ${words} words.`,
        repair,
      },
    ]
  })

/** S05: every skill exists, and the newest exam has one. */
export const skillsExist: Rule = ({ skills }, { skills: known, newestExam }) => {
  if (!known) return []
  const unknown = Object.entries(skills).flatMap(([exam, ids]) => unknownSkills(exam, ids, known))
  const missing = newestExam !== undefined && skills[newestExam] === undefined
  return missing ? [...unknown, noCurrentSkill(newestExam)] : unknown
}

function unknownSkills(
  exam: string,
  ids: readonly string[],
  known: NonNullable<LintContext['skills']>,
): Finding[] {
  const listed = known.get(exam)
  if (!listed) {
    const nearest = findNearest(exam, [...known.keys()])
    const repair = nearest ? `Did you mean \`${nearest}\`?` : `Known exams: ${[...known.keys()].join(', ')}.`
    return [
      { rule: 'S05', path: ['skills', exam], onName: true, found: `There is no exam \`${exam}\`.`, repair },
    ]
  }
  return ids.flatMap((id, index) => {
    if (listed.has(id)) return []
    const found = `${exam} lists no skill ${id}.`
    return [
      { rule: 'S05' as const, path: ['skills', exam, index], found, repair: nearbySkills(id, listed, exam) },
    ]
  })
}

function nearbySkills(id: string, listed: ReadonlySet<string>, exam: string): string {
  const task = id.split('.').slice(0, 2).join('.')
  const near = [...listed].filter((skill) => skill.startsWith(`${task}.`))
  return near.length > 0
    ? `Task ${task} has ${near.join(', ')}.`
    : `The skills are listed in content/exams/${exam}.yaml.`
}

function noCurrentSkill(exam: string): Finding {
  const found = `The question names no skill of ${exam}, the exam of today.`
  return { rule: 'S05', path: ['skills'], found, repair: `Add \`${exam}: [2.1.2]\` with the skill it tests.` }
}

/** S08: every distractor names a misconception that exists; keys name none. */
export const misconceptionsNamed: Rule = ({ options }, { misconceptions }) =>
  options.flatMap((option, index) => {
    const path = ['options', index]
    const named = option.misconception
    if (option.key === true) {
      const found = 'The key names a misconception.'
      return named === undefined
        ? []
        : [{ rule: 'S08', path: [...path, 'misconception'], found, repair: 'Delete it.' }]
    }
    if (named === undefined) {
      const repair = 'Add `misconception:` with an id of content/misconceptions.yaml.'
      return [{ rule: 'S08', path, found: 'This distractor names no misconception.', repair }]
    }
    if (!misconceptions || misconceptions.has(named)) return []
    const nearest = findNearest(named, [...misconceptions])
    const repair = nearest
      ? `Did you mean \`${nearest}\`?`
      : 'Add it to content/misconceptions.yaml, or use one from there.'
    return [
      {
        rule: 'S08',
        path: [...path, 'misconception'],
        found: `There is no misconception \`${named}\`.`,
        repair,
      },
    ]
  })

/** R04, as far as it can be read without running: the proof is exported, and claims are all there and all different. */
export const proofAndClaims: Rule = (question, { proofs }) => {
  const claimed = question.options.flatMap((option, index) => ('claim' in option ? [index] : []))
  if (question.proof === undefined) {
    return claimed.slice(0, 1).map((index) => ({
      rule: 'R04' as const,
      path: ['options', index, 'claim'],
      found: 'There is a claim but no proof.',
      repair: 'Name the proof with `proof:`, or delete the claims.',
    }))
  }
  return [...missingProof(question.proof, proofs), ...claimFindings(question)]
}

function missingProof(name: string, proofs: ReadonlySet<string> | undefined): Finding[] {
  if (proofs?.has(name)) return []
  const nearest = proofs && findNearest(name, [...proofs])
  const found = proofs
    ? `The lesson’s .proof.js exports no \`${name}\`.`
    : `The proof \`${name}\` has no file: there is no .proof.js beside this one.`
  const repair = nearest
    ? `Did you mean \`${nearest}\`?`
    : `Write \`export async function ${name}({ simulate, step }, claim)\` there.`
  return [{ rule: 'R04', path: ['proof'], found, repair }]
}

function claimFindings({ options }: Question): Finding[] {
  const seen = new Set<string>()
  return options.flatMap((option, index) => {
    const claim = JSON.stringify(option.claim)
    if (claim === undefined) {
      const repair = 'Add `claim:`, what this option asserts as data.'
      return [
        {
          rule: 'R04' as const,
          path: ['options', index],
          found: 'This option of a proven question has no claim.',
          repair,
        },
      ]
    }
    const repeated = seen.has(claim)
    seen.add(claim)
    const found = 'Another option claims the same.'
    const repair = 'Give each option a claim that only it makes.'
    return repeated ? [{ rule: 'R04' as const, path: ['options', index, 'claim'], found, repair }] : []
  })
}
