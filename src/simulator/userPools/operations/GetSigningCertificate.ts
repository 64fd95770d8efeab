import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOf } from '../../store/userPools.ts'
import { samlKeyOf } from '../pools/samlKey.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetSigningCertificate.html */
export async function GetSigningCertificate(
  input: Input<'GetSigningCertificate'>,
  context: Context,
): Promise<Output<'GetSigningCertificate'>> {
  const { certificate } = await samlKeyOf(context, poolOf(context, input.UserPoolId))
  return { Certificate: certificate }
}
