/** How certain a learner was before the answer showed. */
export const certainties = ['guess', 'fairly', 'quite'] as const
export type Certainty = (typeof certainties)[number]

/** One question answered once. */
export interface Attempt {
  readonly type: 'attempt'
  readonly questionId: string
  /** Of stem and keys at the time: an answer is never credited to another question. */
  readonly questionHash: string
  /** Seeds the order of the options; a later view of this attempt shows them the same way. */
  readonly attempt: string
  /** Option ids. */
  readonly chosen: readonly string[]
  readonly right: boolean
  readonly sure?: Certainty
}

/** A lesson put down as done, or taken back. */
export interface LessonDone {
  readonly type: 'lesson-done'
  readonly lesson: string
  readonly done: boolean
}

/** What happened, before the store numbers it. */
export type Happening = Attempt | LessonDone

interface Recorded {
  /** Unique among all devices. */
  readonly id: string
  /** The browser that wrote it. */
  readonly device: string
  /** Greater than every number the device had seen: it orders events, so that a clock set back cannot. */
  readonly seq: number
  /** Milliseconds, by the device's clock. */
  readonly at: number
}

/** An event as it is kept: added once, never changed, merged with other devices by union of ids. */
export type ProgressEvent = Recorded & Happening

/** An event of a later version, or one whose type is unknown here: kept and passed on, not shown. */
export type ForeignEvent = Recorded & { readonly type: string }

/** The order in which things happened, the same on every device. */
export function inOrder(a: Pick<Recorded, 'seq' | 'device'>, b: Pick<Recorded, 'seq' | 'device'>): number {
  return a.seq - b.seq || (a.device < b.device ? -1 : a.device > b.device ? 1 : 0)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= 200
}

/** Whether a value is an event at all, known or foreign. */
export function isRecorded(value: unknown): value is ForeignEvent {
  if (typeof value !== 'object' || value === null) return false
  const { id, device, seq, at, type } = value as Record<string, unknown>
  return isText(id) && isText(device) && isText(type) && Number.isSafeInteger(seq) && Number.isFinite(at)
}

/** Whether a value is an event that this version understands. Anything else in the store is left alone. */
export function isKnownEvent(value: unknown): value is ProgressEvent {
  if (!isRecorded(value)) return false
  const fields = value as unknown as Record<string, unknown>
  if (value.type === 'attempt') return isAttempt(fields)
  return value.type === 'lesson-done' && isText(fields['lesson']) && typeof fields['done'] === 'boolean'
}

function isAttempt({
  questionId,
  questionHash,
  attempt,
  chosen,
  right,
  sure,
}: Record<string, unknown>): boolean {
  const texts = [questionId, questionHash, attempt].every(isText)
  const choice = Array.isArray(chosen) && chosen.every(isText)
  const certain = sure === undefined || certainties.includes(sure as Certainty)
  return texts && choice && certain && typeof right === 'boolean'
}
