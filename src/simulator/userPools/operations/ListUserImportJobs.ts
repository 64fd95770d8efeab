import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { importJobsOf, type ImportJob } from '../../store/importJobs.ts'
import { pageOf } from '../../store/page.ts'
import { poolOf } from '../../store/userPools.ts'
import { describeJob } from '../users/importJob.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUserImportJobs.html */
export async function ListUserImportJobs(
  input: Input<'ListUserImportJobs'>,
  context: Context,
): Promise<Output<'ListUserImportJobs'>> {
  const pool = poolOf(context, input.UserPoolId)
  const entries = importJobsOf(context, pool)
    .map((job): [string, ImportJob] => [sortKey(job), job])
    .sort(([left], [right]) => (left < right ? -1 : 1))
  const { items, next } = pageOf(
    context,
    ['ListUserImportJobs', pool.Id],
    (from) => entries.filter(([key]) => key >= from),
    input.MaxResults,
    input.PaginationToken,
  )
  const UserImportJobs = items.map((job) => describeJob(context, job))
  return { UserImportJobs, ...(next && { PaginationToken: next }) }
}

/** Oldest first (OP-657). */
const sortKey = ({ CreationDate, JobId }: ImportJob) =>
  `${String(Math.round(CreationDate * 1000)).padStart(15, '0')}/${JobId}`
