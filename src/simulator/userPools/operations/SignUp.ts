import type { Context } from '../../context.ts'
import { keepPassword } from '../../crypto/passwords.ts'
import { NotAuthorizedException, NotSimulated } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { clientOf } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import { checkSecretHash } from '../clients/secretHash.ts'
import { sendSignUpCode } from '../messages/sendCode.ts'
import { checkPassword } from '../pools/passwordPolicy.ts'
import { saveUser } from '../users/aliases.ts'
import { checkAttributes, given } from '../users/attributes.ts'
import { checkRequired } from '../users/conform.ts'
import { checkUsernameForm, checkUsernameFree } from '../users/names.ts'
import { newUser, withUnverified } from '../users/newUser.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html */
export async function SignUp(input: Input<'SignUp'>, context: Context): Promise<Output<'SignUp'>> {
  const { client, pool } = clientOf(context, input.ClientId)
  checkSecretHash(client, input.Username, input.SecretHash)
  checkSelfSignUp(pool)
  if (input.Password === undefined) throw NotSimulated('SignUp without a password')
  checkPassword(context, pool, input.Password)
  checkUsernameForm(pool, input.Username)
  checkUsernameFree(context, pool, input.Username)
  const attributes = given(input.UserAttributes)
  checkAttributes(pool, client, attributes)
  const draft = withUnverified(newUser(context, pool, input.Username, attributes))
  checkRequired(pool, draft.Attributes)

  const password = keepPassword(context.world, pool.Id, draft.Username, input.Password)
  const user = saveUser(context, pool, undefined, { ...draft, password })
  const CodeDeliveryDetails = sendSignUpCode(context, pool, user)
  return { UserConfirmed: false, UserSub: user.sub, ...(CodeDeliveryDetails && { CodeDeliveryDetails }) }
}

function checkSelfSignUp(pool: UserPool): void {
  if (!pool.AdminCreateUserConfig.AllowAdminCreateUserOnly) return
  throw NotAuthorizedException('SignUp is not permitted for this user pool')
}
