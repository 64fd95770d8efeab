import { parse } from 'yaml'

interface ExamVersion {
  /** `dva-c03`, as the file is called and as skills are keyed. */
  id: string
  /** `DVA-C03` */
  name: string
  /** The first day it can be sat, such as `2026-12-01`; undefined when that is long past. */
  from?: string
  until?: string
}

const files = import.meta.glob<string>('/content/exams/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** The versions of the exam a reader can choose between, the newest first. */
export const exams: ExamVersion[] = Object.values(files)
  .map((text): ExamVersion => parse(text))
  .map(({ id, name, from, until }) => ({ id, name, from, until }))
  .sort((a, b) => (b.from ?? '').localeCompare(a.from ?? ''))
