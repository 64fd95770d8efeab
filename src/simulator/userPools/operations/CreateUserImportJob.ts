import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { importJobsOf, putImportJob } from '../../store/importJobs.ts'
import { poolOf } from '../../store/userPools.ts'
import { checkSimulated } from '../pools/notSimulated.ts'
import { checkQuota } from '../pools/quotas.ts'
import { describeJob, newImportJob } from '../users/importJob.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserImportJob.html */
export async function CreateUserImportJob(
  input: Input<'CreateUserImportJob'>,
  context: Context,
): Promise<Output<'CreateUserImportJob'>> {
  const pool = poolOf(context, input.UserPoolId)
  checkSimulated('CreateUserImportJob', input)
  checkQuota(context, 'import jobs in a pool', importJobsOf(context, pool).length)

  const job = putImportJob(context, newImportJob(context, input))
  return { UserImportJob: describeJob(context, job) }
}
