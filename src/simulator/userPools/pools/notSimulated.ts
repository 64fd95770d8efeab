import { NotSimulated } from '../../errors.ts'

/** Members of CreateUserPool and UpdateUserPool that came with the newest API. */
export const POOL_NOT_YET = ['AcrConfiguration', 'DcrConfiguration']

/** @throws NotSimulated for the first member given that the simulator does not act on yet */
export function checkSimulated(operation: string, input: object, members: string[]): void {
  const name = members.find((member) => (input as Record<string, unknown>)[member] !== undefined)
  if (name) throw NotSimulated(`${operation} with ${name}`)
}
