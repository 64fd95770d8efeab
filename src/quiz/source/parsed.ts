import type { z } from 'zod'
import { checkSchema } from './checkSchema.ts'
import type { Files } from './files.ts'
import type { Problem } from './problem.ts'
import { readYaml, type Located } from './readYaml.ts'

/** A file's value, as its schema wants it, and where its parts stand. */
export interface Parsed<T> {
  readonly located: Located
  readonly value: T
}

/** All files of a kind: those that could be read, and what is wrong with the others. */
export interface All<T> {
  readonly whole: readonly Parsed<T>[]
  readonly problems: readonly Problem[]
}

/** Reads the files of a kind and checks each against its schema. */
export function parseAll<S extends z.ZodType>(
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
