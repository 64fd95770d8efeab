import { seconds, type Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOf, putPool } from '../../store/userPools.ts'
import { withCustom } from '../pools/schema.ts'
import { checkNoImport } from '../users/importJob.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AddCustomAttributes.html */
export async function AddCustomAttributes(
  input: Input<'AddCustomAttributes'>,
  context: Context,
): Promise<Output<'AddCustomAttributes'>> {
  const pool = poolOf(context, input.UserPoolId)
  checkNoImport(context, pool)
  const SchemaAttributes = withCustom(pool.SchemaAttributes, input.CustomAttributes)
  putPool(context, { ...pool, SchemaAttributes, LastModifiedDate: seconds(context) })
  return {}
}
