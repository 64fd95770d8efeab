import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOf } from '../../store/userPools.ts'
import { csvHeader } from '../users/importFile.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetCSVHeader.html */
export async function GetCSVHeader(
  input: Input<'GetCSVHeader'>,
  context: Context,
): Promise<Output<'GetCSVHeader'>> {
  const pool = poolOf(context, input.UserPoolId)
  return { UserPoolId: pool.Id, CSVHeader: csvHeader(pool) }
}
