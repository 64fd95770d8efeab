import type { Question } from './question.ts'

/** Markdown as data: what a page renders without ever parsing or injecting HTML. */
export type Prose = string | ProseElement

export interface ProseElement {
  readonly tag: 'p' | 'strong' | 'em' | 'a' | 'ul' | 'ol' | 'li' | 'code' | 'pre' | 'br'
  readonly nodes: readonly Prose[]
  /** Of links: https, or a path of this site that starts with a slash and lacks the base. */
  readonly href?: string
}

export interface OptionView {
  /** Stable while the text stays: events name the chosen options by it. */
  readonly id: string
  readonly text: readonly Prose[]
  readonly key: boolean
  readonly why: readonly Prose[]
  readonly claim?: unknown
  readonly confused?: { readonly pair: readonly [string, string]; readonly note: string }
}

/** A question as pages and islands see it: checked, hashed, its Markdown parsed. */
export interface QuestionView {
  readonly id: string
  /** `PART/LESSON`, from the file's path. */
  readonly lesson: string
  /** Its place in the lesson's file, from 0. */
  readonly index: number
  /** Of stem and keys; attempts carry it, so an answer is never credited to another question. */
  readonly hash: string
  readonly level: Question['level']
  readonly difficulty: Question['difficulty']
  /** Skill ids by exam id. */
  readonly skills: Readonly<Record<string, readonly string[]>>
  readonly stem: readonly Prose[]
  readonly options: readonly OptionView[]
  readonly ordered: boolean
  readonly sources: readonly { readonly url: string; readonly title: string; readonly checked: string }[]
  /** Name of the function in the lesson's `.proof.js`; absent while the question is not proven. */
  readonly proof?: string
}
