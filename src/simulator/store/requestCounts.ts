import type { Context } from '../context.ts'
import { findRecord, putShortLived } from './records.ts'

/** How many requests came in one second (since 1970, of simulated time). */
export type RequestCount = { second: number; count: number }

const thisSecond = ({ world }: Context) => Math.floor(world.now() / 1000)
const countKey = ({ region }: Context, category: string) => `${region}/${category}`

/** The requests of a category that this second had in this Region. */
export function requestsNow(context: Context, category: string): number {
  const last = findRecord(context, 'requestCounts', countKey(context, category))
  return last?.second === thisSecond(context) ? last.count : 0
}

export function putRequests(context: Context, category: string, count: number): void {
  const second = thisSecond(context)
  const isOver = (former: RequestCount) => former.second !== second
  putShortLived(context, 'requestCounts', countKey(context, category), { second, count }, isOver)
}
