import { unrecognizableOutput } from '../../errors.ts'

/** What a function left in its event's `response`. */
export type Response = Record<string, unknown>

/*
 * Members of a response. One that is absent or null says nothing; one of another type makes the whole output
 * unrecognizable (OP-621).
 */

export const flagIn = (response: Response, name: string): boolean =>
  memberOf(response, name, (value) => typeof value === 'boolean') ?? false

export const textIn = (response: Response, name: string): string | undefined =>
  memberOf(response, name, isText)

export const textsIn = (response: Response, name: string): string[] =>
  memberOf(response, name, isListOfText) ?? []

export const textMapIn = (response: Response, name: string): Record<string, string> | undefined =>
  memberOf(response, name, isMapOfText)

export const objectIn = (response: Response, name: string): Response | undefined =>
  memberOf(response, name, isObject)

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown): value is string => typeof value === 'string'
const isListOfText = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText)
const isMapOfText = (value: unknown): value is Record<string, string> =>
  isObject(value) && Object.values(value).every(isText)

/** @throws InvalidLambdaResponseException when the member is of another type */
function memberOf<T>(
  response: Response,
  name: string,
  isKind: (value: unknown) => value is T,
): T | undefined {
  const value = Object.hasOwn(response, name) ? response[name] : undefined
  if (value === undefined || value === null) return undefined
  if (isKind(value)) return value
  throw unrecognizableOutput()
}
