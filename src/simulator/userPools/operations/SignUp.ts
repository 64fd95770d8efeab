import type { Context } from '../../context.ts'
import { NotAuthorizedException, NotSimulated } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { clientOf } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import { checkSecretHash } from '../clients/secretHash.ts'
import { sendCode } from '../messages/sendCode.ts'
import { checkPassword } from '../pools/passwordPolicy.ts'
import { checkAttributes, type Attribute } from '../users/attributes.ts'
import { checkUsernameForm, checkUsernameFree } from '../users/names.ts'
import { addUser, newUser } from '../users/newUser.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html */
export async function SignUp(input: Input<'SignUp'>, context: Context): Promise<Output<'SignUp'>> {
  const { client, pool } = clientOf(context, input.ClientId)
  checkSecretHash(client, input.Username, input.SecretHash)
  checkSelfSignUp(pool)
  if (input.Password === undefined) throw NotSimulated('SignUp without a password')
  checkPassword(context, pool, input.Password)
  checkUsernameForm(pool, input.Username)
  checkUsernameFree(context, pool, input.Username)
  const attributes = (input.UserAttributes ?? []).map(({ Name, Value }): Attribute => ({
    Name,
    Value: Value ?? '',
  }))
  checkAttributes(pool, client, attributes)

  const draft = newUser(context, pool, { username: input.Username, password: input.Password, attributes })
  const user = addUser(context, pool, draft)
  const CodeDeliveryDetails = sendCode(context, pool, user, 'SignUp')
  return { UserConfirmed: false, UserSub: user.sub, ...(CodeDeliveryDetails && { CodeDeliveryDetails }) }
}

function checkSelfSignUp(pool: UserPool): void {
  if (!pool.AdminCreateUserConfig.AllowAdminCreateUserOnly) return
  throw NotAuthorizedException('SignUp is not permitted for this user pool')
}
