import { seconds, unworded, type Context } from '../../context.ts'
import { bytesToHex } from '../../crypto/bytes.ts'
import { newImportJobId } from '../../crypto/ids.ts'
import { PreconditionNotMetException, UserImportInProgressException } from '../../errors.ts'
import type { Input } from '../../model/types.ts'
import { shown } from '../../model/shown.ts'
import { allImportJobs, importJobsOf, putImportJob, type ImportJob } from '../../store/importJobs.ts'
import { poolOf, type UserPool } from '../../store/userPools.ts'
import { countRows, headerOf, MAX_ROWS, rowAt } from './importFile.ts'
import { importRow } from './importRow.ts'

const UPLOAD = 15 * 60_000
/** AWS names 24 to 48 hours (OP-653). */
const UNSTARTED = 24 * 60 * 60_000
/** How long a job waits and how long a row takes, in simulated milliseconds: AWS names no time (OP-653). */
const QUEUE = 1000
const ROW = 1

const isActive = ({ Status }: ImportJob) => Status === 'Pending' || Status === 'InProgress'

/** A job that waits for its file and its start. */
export const newImportJob = (
  context: Context,
  { JobName, UserPoolId, CloudWatchLogsRoleArn }: Input<'CreateUserImportJob'>,
): ImportJob => {
  const JobId = newImportJobId(context.world)
  return {
    ...{ JobName, JobId, UserPoolId, CloudWatchLogsRoleArn },
    PreSignedUrl: uploadUrl(context, `${UserPoolId}/${JobId}`),
    CreationDate: seconds(context),
    Status: 'Created',
    ...{ ImportedUsers: 0, SkippedUsers: 0, FailedUsers: 0 },
    uploadUntil: context.world.now() + UPLOAD,
  }
}

/** An S3 address of Cognito's own, signed for fifteen minutes and for one header. */
function uploadUrl({ world, region, account }: Context, path: string): string {
  const stamp = new Date(world.now()).toISOString().replace(/[-:]|\.\d+/g, '')
  const query = new URLSearchParams({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Date': stamp,
    'X-Amz-SignedHeaders': 'host;x-amz-server-side-encryption',
    'X-Amz-Expires': String(UPLOAD / 1000),
    'X-Amz-Credential': `ASIACOGNITO/${stamp.slice(0, 8)}/${region}/s3/aws4_request`,
    'X-Amz-Signature': bytesToHex(world.random(32)),
  })
  return `https://aws-cognito-idp-user-import-${region}.s3.${region}.amazonaws.com/${account}/${path}?${query}`
}

/** @throws PreconditionNotMetException when a job can't be started; AWS's texts are not on record */
export function checkStartable(context: Context, pool: UserPool, job: ImportJob): void {
  const reasons: [boolean, string][] = [
    [job.Status !== 'Created', `the job is ${job.Status}`],
    [job.file === undefined, 'no file was uploaded'],
    [!pool.AutoVerifiedAttributes?.length, 'the pool verifies neither email nor phone number by itself'],
    [allImportJobs(context).some(isActive), 'another import is under way, and an account has one at a time'],
  ]
  const broken = reasons.find(([isBroken]) => isBroken)
  if (broken) throw unworded(context, PreconditionNotMetException, broken[1])
}

export const startJob = (context: Context, job: ImportJob): ImportJob =>
  putImportJob(context, { ...job, Status: 'Pending', StartDate: seconds(context) })

/** @throws PreconditionNotMetException when the job is not under way; AWS's text is not on record */
export function checkStoppable(context: Context, job: ImportJob): void {
  if (isActive(job)) return
  throw unworded(context, PreconditionNotMetException, `the job is ${job.Status}`)
}

/** Users imported so far stay. */
export const stopJob = (context: Context, job: ImportJob): ImportJob =>
  ended(context, job, 'Stopped', 'The Import Job was stopped by the developer.')

/** @throws UserImportInProgressException when users are being imported into the pool; AWS's text is not on record */
export function checkNoImport(context: Context, pool: UserPool): void {
  if (!importJobsOf(context, pool).some(isActive)) return
  throw unworded(context, UserImportInProgressException, 'users are being imported into the pool')
}

/** Does what jobs would have done by now. Nothing runs between requests, so each request comes here first. */
export function continueImports(context: Context): void {
  for (const job of allImportJobs(context)) {
    if (job.Status === 'Created' && context.world.now() >= job.CreationDate * 1000 + UNSTARTED) {
      ended(context, job, 'Expired')
    }
    if (isActive(job)) importDueRows(context, job)
  }
}

function importDueRows(context: Context, job: ImportJob): void {
  const pool = poolOf(context, job.UserPoolId)
  const { file = '', StartDate = 0 } = job
  const due = Math.floor((context.world.now() - StartDate * 1000 - QUEUE) / ROW)
  if (due < 0) return
  const header = headerOf(pool, file)
  if (!header || countRows(file, header) > MAX_ROWS) {
    context.note({ kind: 'decision', what: 'The file of the import cannot be read' })
    ended(context, job, 'Failed')
    return
  }
  const next = { at: header.next, line: 2, ...job.next }
  const done = { ...job, Status: 'InProgress' as const, next }
  // Line 1 is the header, so by now lines up to due + 1 are imported.
  for (
    let row = rowAt(file, header, next.at);
    row && next.line <= due + 1;
    row = rowAt(file, header, next.at)
  ) {
    const { count, why } = importRow(context, pool, row)
    done[count]++
    context.note({ kind: 'decision', what: `[${WORDS[count]}] Line Number ${next.line} - ${why}` })
    Object.assign(next, { at: row.next, line: next.line + 1 })
  }
  if (next.at >= file.length) finished(context, done)
  else if (next.line !== job.next?.line) putImportJob(context, done)
}

const WORDS = { ImportedUsers: 'SUCCEEDED', SkippedUsers: 'SKIPPED', FailedUsers: 'FAILED' }

/** How many failures are too many is not on record; here, when nobody was imported (OP-653). */
function finished(context: Context, job: ImportJob): void {
  const isVain = job.ImportedUsers === 0 && job.SkippedUsers + job.FailedUsers > 0
  if (!isVain) ended(context, job, 'Succeeded')
  else ended(context, job, 'Failed', 'Too many users have failed or been skipped during the import.')
}

/** The end of a job: its file is gone. */
function ended(
  context: Context,
  { file: _, next: _next, ...job }: ImportJob,
  Status: ImportJob['Status'],
  CompletionMessage?: string,
): ImportJob {
  return putImportJob(context, {
    ...{ ...job, Status, CompletionDate: seconds(context) },
    ...(CompletionMessage !== undefined && { CompletionMessage }),
  })
}

/** A job as the API shows it. */
export const describeJob = ({ world }: Context, job: ImportJob) => ({
  ...shown(job),
  PreSignedUrl: world.publicUrl(job.PreSignedUrl),
})
