import { inOrder, type Attempt, type ProgressEvent } from './events.ts'

export type RecordedAttempt = ProgressEvent & Attempt

/** What pages show, worked out from the events. */
export interface Summary {
  /** The latest attempt at each question, by its id. */
  readonly lastAttempts: ReadonlyMap<string, RecordedAttempt>
  /** Lessons put down as done: `PART/LESSON`. */
  readonly lessonsDone: ReadonlySet<string>
}

/** Works the summary out. The order in which events are given does not matter. */
export function summarise(events: Iterable<ProgressEvent>): Summary {
  const lastAttempts = new Map<string, RecordedAttempt>()
  const lessonsDone = new Set<string>()
  for (const event of [...events].toSorted(inOrder)) {
    if (event.type === 'attempt') lastAttempts.set(event.questionId, event)
    else if (event.done) lessonsDone.add(event.lesson)
    else lessonsDone.delete(event.lesson)
  }
  return { lastAttempts, lessonsDone }
}
