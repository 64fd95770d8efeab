import { unworded, type Context } from '../context.ts'
import { ResourceNotFoundException } from '../errors.ts'
import type { Output } from '../model/types.ts'
import { findRecord, putRecord } from './records.ts'
import { valuesUnder } from './table.ts'
import type { UserPool } from './userPools.ts'

type Shown = NonNullable<Output<'DescribeUserImportJob'>['UserImportJob']>
type Later = 'StartDate' | 'CompletionDate' | 'CompletionMessage' | 'PasswordHashingAlgorithm'

/** An import of users: members as the API names them, dates in seconds; members of ours in lower case. */
export type ImportJob = { [M in Exclude<keyof Shown, Later>]-?: NonNullable<Shown[M]> } & Pick<
  Shown,
  Later
> & {
    /** the address takes the file until then; milliseconds */
    uploadUntil: number
    /** the file, from its upload until the job ends; empty when it was no UTF-8 */
    file?: string
    /** where in the file the next row begins, and which line that is */
    next?: { at: number; line: number }
  }

const jobKey = ({ UserPoolId, JobId }: Pick<ImportJob, 'UserPoolId' | 'JobId'>) => `${UserPoolId}/${JobId}`

export const findImportJob = (context: Context, UserPoolId: string, JobId: string): ImportJob | undefined =>
  findRecord(context, 'importJobs', jobKey({ UserPoolId, JobId }))

/** @throws ResourceNotFoundException without AWS's words, which are not on record */
export function importJobOf(context: Context, { Id }: UserPool, id: string): ImportJob {
  const found = findImportJob(context, Id, id)
  if (!found) throw unworded(context, ResourceNotFoundException, 'the pool has no such import job')
  return found
}

/** A pool's import jobs, by id. */
export const importJobsOf = ({ state }: Context, { Id }: UserPool): ImportJob[] => [
  ...valuesUnder(state.importJobs, `${Id}/`),
]

/** The import jobs of this Region's pools. */
export const allImportJobs = ({ state, region }: Context): ImportJob[] => [
  ...valuesUnder(state.importJobs, `${region}_`),
]

export function putImportJob(context: Context, job: ImportJob): ImportJob {
  putRecord(context, 'importJobs', jobKey(job), job)
  return job
}
