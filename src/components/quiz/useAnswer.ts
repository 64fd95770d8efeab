import { useEffect, useState } from 'preact/hooks'
import { grade, type Grade } from '../../quiz/grade.ts'
import type { Certainty } from '../../quiz/progress/events.ts'
import type { Keeping } from '../../quiz/progress/progress.ts'
import type { RecordedAttempt } from '../../quiz/progress/summary.ts'
import type { OptionView, QuestionView } from '../../quiz/schema/view.ts'
import { orderOptions } from '../../quiz/shuffle.ts'
import { recordHappening, useProgress } from './useProgress.ts'

/** The order in which the page is built; every reader's first attempt has it, so nothing moves when the page wakes up. */
const asBuilt = 'as built'

interface Given {
  /** Seeds the order of the options. */
  readonly attempt: string
  readonly chosen: ReadonlySet<string>
  readonly sure: Certainty | undefined
  /** Whether the answer shows, and since when. */
  readonly shown: 'not' | 'just now' | 'earlier'
}

export interface Answer extends Given {
  readonly options: readonly OptionView[]
  readonly result: Grade
  /** How many options there are to choose. */
  readonly limit: number
  /** The latest attempt of an earlier visit. */
  readonly last: RecordedAttempt | undefined
  readonly keeping: Keeping | undefined
  readonly choose: (optionId: string) => void
  readonly beSure: (sure: Certainty) => void
  readonly check: () => Promise<void>
  readonly tryAgain: () => void
  readonly showLast: () => void
}

const untouched: Given = { attempt: asBuilt, chosen: new Set(), sure: undefined, shown: 'not' }

/** One question being answered. With `restore`, an answer of an earlier visit shows by itself. */
export function useAnswer(question: QuestionView, restore: boolean): Answer {
  const [given, setGiven] = useState<Given>(untouched)
  const progress = useProgress()
  const known = progress?.summary.lastAttempts.get(question.id)
  const last = known?.questionHash === question.hash ? known : undefined
  const limit = question.options.filter(({ key }) => key).length
  const result = grade(question.options, given.chosen)

  const showLast = () => last && setGiven(givenOf(last))
  useEffect(() => {
    if (restore && given === untouched) showLast()
  }, [last?.id])

  return {
    ...given,
    options: orderOptions(question, given.attempt),
    result,
    limit,
    last,
    keeping: progress?.keeping,
    choose: (optionId) => setGiven((now) => ({ ...now, chosen: toggled(now.chosen, optionId, limit) })),
    beSure: (sure) => setGiven((now) => ({ ...now, sure })),
    check: async () => {
      await recordHappening(attemptOf(question, given, result))
      setGiven({ ...given, shown: 'just now' })
    },
    tryAgain: () => setGiven({ ...untouched, attempt: crypto.randomUUID() }),
    showLast,
  }
}

function givenOf({ attempt, chosen, sure }: RecordedAttempt): Given {
  return { attempt, chosen: new Set(chosen), sure, shown: 'earlier' }
}

function attemptOf({ id, hash }: QuestionView, { attempt, chosen, sure }: Given, { right }: Grade) {
  return {
    type: 'attempt' as const,
    questionId: id,
    questionHash: hash,
    attempt,
    chosen: [...chosen],
    right,
    ...(sure ? { sure } : {}),
  }
}

/** With one to choose, choosing replaces; with several, it adds up to the limit or takes back. */
function toggled(chosen: ReadonlySet<string>, optionId: string, limit: number): ReadonlySet<string> {
  if (limit === 1) return new Set([optionId])
  const next = new Set(chosen)
  if (!next.delete(optionId) && next.size < limit) next.add(optionId)
  return next
}
