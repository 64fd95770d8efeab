import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { importJobOf } from '../../store/importJobs.ts'
import { poolOf } from '../../store/userPools.ts'
import { checkStartable, describeJob, startJob } from '../users/importJob.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_StartUserImportJob.html */
export async function StartUserImportJob(
  input: Input<'StartUserImportJob'>,
  context: Context,
): Promise<Output<'StartUserImportJob'>> {
  const pool = poolOf(context, input.UserPoolId)
  const job = importJobOf(context, pool, input.JobId)
  checkStartable(context, pool, job)
  return { UserImportJob: describeJob(context, startJob(context, job)) }
}
