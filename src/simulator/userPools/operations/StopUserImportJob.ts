import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { importJobOf } from '../../store/importJobs.ts'
import { poolOf } from '../../store/userPools.ts'
import { checkStoppable, describeJob, stopJob } from '../users/importJob.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_StopUserImportJob.html */
export async function StopUserImportJob(
  input: Input<'StopUserImportJob'>,
  context: Context,
): Promise<Output<'StopUserImportJob'>> {
  const pool = poolOf(context, input.UserPoolId)
  const job = importJobOf(context, pool, input.JobId)
  checkStoppable(context, job)
  return { UserImportJob: describeJob(context, stopJob(context, job)) }
}
