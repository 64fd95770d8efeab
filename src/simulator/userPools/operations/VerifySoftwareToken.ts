import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { changeUser } from '../../store/users.ts'
import { reopenSetUp, setUpOf } from '../authentication/mfaSetUp.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { checkSoftwareTokens, enrol, withAppOn } from '../users/softwareToken.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_VerifySoftwareToken.html */
export async function VerifySoftwareToken(
  input: Input<'VerifySoftwareToken'>,
  context: Context,
): Promise<Output<'VerifySoftwareToken'>> {
  const { UserCode, FriendlyDeviceName } = input
  if (input.AccessToken === undefined) {
    const setUp = setUpOf(context, input.Session)
    const enrolled = enrol(context, setUp.user, setUp.pending.data.secret, UserCode, FriendlyDeviceName)
    changeUser(context, setUp.pool, withAppOn(context, enrolled))
    return { Status: 'SUCCESS', Session: reopenSetUp(context, setUp, { isVerified: 'true' }) }
  }
  const { pool, user } = await bearerOf(context, input.AccessToken)
  checkSoftwareTokens(pool)
  changeUser(context, pool, enrol(context, user, user.pendingSoftwareToken, UserCode, FriendlyDeviceName))
  return { Status: 'SUCCESS' }
}
