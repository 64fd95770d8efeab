import { z } from 'zod'
import { findNearest } from './nearest.ts'
import type { Path, Problem } from './problem.ts'
import type { Located } from './readYaml.ts'

type Checked<T> = { readonly value: T } | { readonly problems: readonly Problem[] }
type Issue = z.core.$ZodIssue

/** An author mends a few and looks again; a file of another kind would drown everything else. */
const mostIssues = 50

/** The value as the schema wants it, or everything about it that the schema refuses, each with its place. */
export function checkSchema<S extends z.ZodType>(located: Located, schema: S): Checked<z.output<S>> {
  const result = schema.safeParse(located.value)
  if (result.success) return { value: result.data }
  const issues = result.error.issues.slice(0, mostIssues)
  return { problems: issues.flatMap((issue) => problemsOf(issue, located, schema)) }
}

function problemsOf(issue: Issue, located: Located, schema: z.ZodType): Problem[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
  const inside = schemaAt(schema, path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownField(located, path, key, inside))
  }
  if (valueAt(located.value, path) === undefined && path.length > 0)
    return [missingField(located, path, inside)]
  const value = issue.code === 'invalid_key' ? path.at(-1) : valueAt(located.value, path)
  return [wrongValue(located, path, value, issue, inside)]
}

function unknownField(located: Located, path: Path, key: string, schema: z.ZodType | undefined): Problem {
  const repair = unknownRepair(key, valueAt(located.value, [...path, key]), fieldsOf(schema))
  const found = `There is no field \`${key.slice(0, 40)}\`.`
  return { file: located.file, ...located.keyAt(path, key), rule: 'S01', found, repair }
}

function unknownRepair(key: string, value: unknown, known: readonly string[]): string {
  if (value === null && key.includes(' '))
    return 'A comma has split a text in braces: put the whole text in quotes.'
  const nearest = findNearest(key, known)
  return nearest
    ? `Did you mean \`${nearest}\`?`
    : `Known here: ${known.map((name) => `\`${name}\``).join(', ')}.`
}

function missingField(located: Located, path: Path, schema: z.ZodType | undefined): Problem {
  const name = String(path.at(-1))
  const place = located.at(path.slice(0, -1))
  const repair = `Add it: ${expected(schema)}.`
  return { file: located.file, ...place, rule: 'S01', found: `\`${name}\` is missing.`, repair }
}

function wrongValue(
  located: Located,
  path: Path,
  value: unknown,
  issue: Issue,
  schema: z.ZodType | undefined,
): Problem {
  const name = path.length > 0 ? `\`${fieldName(path)}\` is` : 'The file is'
  const found = `${name} ${shown(value, located.written(path))}.`
  return {
    file: located.file,
    ...located.at(path),
    rule: 'S01',
    found,
    repair: repairOf(value, issue, schema),
  }
}

function repairOf(value: unknown, issue: Issue, schema: z.ZodType | undefined): string {
  if (issue.code === 'invalid_value') {
    const nearest = typeof value === 'string' && findNearest(value, issue.values.map(String))
    return nearest ? `Did you mean \`${nearest}\`?` : `Write ${list(issue.values)}.`
  }
  if (issue.code === 'invalid_format' || issue.code === 'custom') return `Write ${issue.message}.`
  if (issue.code === 'too_small') return `Write at least ${counted(issue.origin, Number(issue.minimum))}.`
  if (issue.code === 'too_big') return `Write at most ${counted(issue.origin, Number(issue.maximum))}.`
  const quotes = issue.code === 'invalid_type' && issue.expected === 'string' && !isComposite(value)
  return quotes ? `Write text: put it in quotes.` : `Write ${expected(schema)}.`
}

function counted(origin: string, limit: number): string {
  const unit = origin === 'string' ? 'character' : origin === 'array' ? 'entry' : ''
  if (unit === '') return String(limit)
  return `${limit} ${limit === 1 ? unit : unit === 'entry' ? 'entries' : `${unit}s`}`
}

function fieldName(path: Path): string {
  const last = path.at(-1)!
  const parent = path.at(-2)
  return typeof last === 'number' && typeof parent === 'string' ? `${parent}[${last}]` : String(last)
}

function isComposite(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** A value as it was parsed: `012` unquoted is the number 12, and the message says so. */
function shown(value: unknown, written: string | undefined): string {
  if (Array.isArray(value)) return 'a list'
  if (isComposite(value)) return 'a mapping'
  if (value === null) return 'empty'
  const parsed =
    typeof value === 'string' ? `the text "${short(value)}"` : `the ${kind(value)} ${String(value)}`
  return written !== undefined && typeof value !== 'string' && written !== String(value)
    ? `${parsed} (written ${short(written)})`
    : parsed
}

function kind(value: unknown): string {
  return typeof value === 'boolean' ? 'yes/no value' : typeof value
}

function short(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 57)}…` : line
}

function list(values: readonly unknown[]): string {
  const names = values.map((value) => `\`${String(value)}\``)
  return names.length === 1 ? names[0]! : `${names.slice(0, -1).join(', ')} or ${names.at(-1)!}`
}

/** What belongs in a field, from its description or its kind. */
function expected(schema: z.ZodType | undefined): string {
  const inner = schema && unwrap(schema)
  const about = schema?.meta()?.description ?? inner?.meta()?.description
  const what = plainKind(inner)
  return about ? `${what} (${about.replace(/\.$/, '')})` : what
}

function plainKind(schema: z.ZodType | undefined): string {
  if (schema instanceof z.ZodEnum || schema instanceof z.ZodLiteral) return list([...optionsOf(schema)])
  if (schema instanceof z.ZodArray || schema instanceof z.ZodTuple) return 'a list'
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) return 'a mapping'
  if (schema instanceof z.ZodNumber) return 'a number'
  if (schema instanceof z.ZodBoolean) return '`true` or `false`'
  return 'text'
}

function optionsOf(schema: z.ZodEnum | z.ZodLiteral): readonly unknown[] {
  return schema instanceof z.ZodEnum ? schema.options : [...schema.values]
}

function fieldsOf(schema: z.ZodType | undefined): string[] {
  const inner = schema && unwrap(schema)
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : []
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return unwrap(schema.unwrap() as z.ZodType)
  return schema
}

/** The schema of a value inside, by the way to it. */
function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  let here: z.ZodType | undefined = schema
  for (const step of path) here = here && child(unwrap(here), step)
  return here
}

function child(schema: z.ZodType, step: string | number): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[step] as z.ZodType | undefined
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType
  if (schema instanceof z.ZodTuple) return schema.def.items[Number(step)] as z.ZodType | undefined
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType
  return undefined
}

function valueAt(value: unknown, path: Path): unknown {
  let here = value
  for (const step of path)
    here = isComposite(here) ? (here as Record<string | number, unknown>)[step] : undefined
  return here
}
