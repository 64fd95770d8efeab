import type { UserPool } from '../../store/userPools.ts'

/*
 * The file of an import. Fields are not quoted; a comma inside a value has a backslash before it.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-using-import-tool-csv-header.html
 */

export const MAX_BYTES = 100 * 1024 * 1024
export const MAX_ROWS = 500_000
const MAX_ROW = 16_000

const USERNAME = 'cognito:username'
const MFA = 'cognito:mfa_enabled'

/** The columns of a pool's file: its attributes but those that Cognito alone writes, MFA, and the username. */
export const csvHeader = ({ SchemaAttributes }: UserPool): string[] => [
  ...SchemaAttributes.map(({ Name }) => Name).filter((name) => name !== 'sub' && name !== 'identities'),
  MFA,
  USERNAME,
]

/** One line of the file: its values, and where the next one begins; nothing after the last. */
type Line = { values: string[]; next: number }

function lineAt(file: string, at: number): Line | undefined {
  if (at >= file.length) return undefined
  const end = file.indexOf('\n', at)
  const text = file.slice(at, end < 0 ? undefined : end).replace(/\r$/, '')
  return { values: fieldsOf(text), next: end < 0 ? file.length : end + 1 }
}

/** Commas part the fields, but for those with a backslash before them. */
const fieldsOf = (line: string): string[] =>
  line.split(/(?<!\\),/).map((field) => field.replaceAll('\\,', ',').trim())

/** The columns as the file orders them, and where its rows begin. */
export type Header = { columns: string[]; next: number }

/** @returns `undefined` when the first line has not each of the pool's columns once */
export function headerOf(pool: UserPool, file: string): Header | undefined {
  const line = lineAt(file, 0)
  const columns = line?.values ?? []
  const isWhole = csvHeader(pool).toSorted().join() === columns.toSorted().join()
  return line && isWhole ? { columns, next: line.next } : undefined
}

/** A row of the file: values by column, nothing when it has too few or too many, or is too long. */
export type Row = { values?: { username: string; mfa: string; attributes: Attribute[] }; next: number }
type Attribute = { Name: string; Value: string }

export function rowAt(file: string, { columns }: Header, at: number): Row | undefined {
  const line = lineAt(file, at)
  if (!line) return undefined
  const { values, next } = line
  if (values.length !== columns.length || next - at > MAX_ROW) return { next }
  const attributes = columns.map((Name, i) => ({ Name, Value: values[i]! }))
  const valueOf = (column: string) => values[columns.indexOf(column)]!
  return {
    next,
    values: {
      username: valueOf(USERNAME),
      mfa: valueOf(MFA).toLowerCase(),
      attributes: attributes.filter(({ Name }) => Name !== USERNAME && Name !== MFA),
    },
  }
}

/** How many rows a file has. */
export function countRows(file: string, { next }: Header): number {
  let rows = 0
  for (let at = next; at < file.length; rows++) {
    const end = file.indexOf('\n', at)
    at = end < 0 ? file.length : end + 1
  }
  return rows
}
