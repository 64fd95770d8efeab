import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { importJobOf } from '../../store/importJobs.ts'
import { poolOf } from '../../store/userPools.ts'
import { describeJob } from '../users/importJob.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserImportJob.html */
export async function DescribeUserImportJob(
  input: Input<'DescribeUserImportJob'>,
  context: Context,
): Promise<Output<'DescribeUserImportJob'>> {
  const job = importJobOf(context, poolOf(context, input.UserPoolId), input.JobId)
  return { UserImportJob: describeJob(context, job) }
}
