import type { Prose, QuestionView } from '../../quiz/schema/view.ts'

/** A skill that a question tests, under one version of the exam. */
export interface ShownSkill {
  readonly id: string
  readonly says: string
  readonly domain: string
}

/** Where a question belongs: worked out when the page is built. */
export interface Place {
  /** By exam id, such as `dva-c03`, newest first. */
  readonly exams: readonly {
    readonly id: string
    readonly name: string
    readonly skills: readonly ShownSkill[]
  }[]
  /** The lesson it belongs to; without an address while that is not yet written. */
  readonly lesson?: { readonly depth: string; readonly title: string; readonly address?: string | undefined }
  /** The source of the proof, to be read. */
  readonly proofSource?: string
}

/** What a question shows and what it asks: the last paragraph of its stem is the question. */
export function splitStem(stem: QuestionView['stem']): {
  readonly scenario: readonly Prose[]
  readonly ask: readonly Prose[]
} {
  const last = stem.at(-1)
  const ask = typeof last === 'object' && last.tag === 'p' ? last.nodes : last === undefined ? [] : [last]
  return { scenario: stem.slice(0, -1), ask }
}

const letters = 'ABCDEF'

/** The letter of an option, by where it is shown. */
export const letterAt = (index: number) => letters[index] ?? String(index + 1)

const numbers = ['none', 'one', 'two', 'three', 'four']

/** A small number in words, as interface texts use it. */
export const inWords = (count: number) => numbers[count] ?? String(count)
