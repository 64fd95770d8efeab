import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { changeUser } from '../../store/users.ts'
import { reopenSetUp, setUpOf } from '../authentication/mfaSetUp.ts'
import { bearerOf } from '../tokens/accessToken.ts'
import { checkSoftwareTokens, newSecret, withPendingApp } from '../users/softwareToken.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AssociateSoftwareToken.html */
export async function AssociateSoftwareToken(
  input: Input<'AssociateSoftwareToken'>,
  context: Context,
): Promise<Output<'AssociateSoftwareToken'>> {
  if (input.AccessToken === undefined) {
    const setUp = setUpOf(context, input.Session)
    checkSoftwareTokens(setUp.pool)
    const SecretCode = newSecret(context)
    return { SecretCode, Session: reopenSetUp(context, setUp, { secret: SecretCode }) }
  }
  const { pool, user } = await bearerOf(context, input.AccessToken)
  checkSoftwareTokens(pool)
  const SecretCode = newSecret(context)
  changeUser(context, pool, withPendingApp(context, user, SecretCode))
  return { SecretCode }
}
