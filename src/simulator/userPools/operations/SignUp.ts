import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException, NotAuthorizedException, UsernameExistsException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { clientOf } from '../../store/userPoolClients.ts'
import { attributeOf, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { openSignUp } from '../authentication/signUpSession.ts'
import { checkSecretHash } from '../clients/secretHash.ts'
import { sendSignUpCode, signUpAddress } from '../messages/sendCode.ts'
import { checkPassword } from '../pools/passwordPolicy.ts'
import { checkNoTrigger, SENDING } from '../pools/triggers.ts'
import { checkAliasesFree, saveUser } from '../users/aliases.ts'
import { checkAttributes, given } from '../users/attributes.ts'
import { recordEvent } from '../users/authEvents.ts'
import { checkRequired } from '../users/conform.ts'
import { checkUsernameForm, checkUsernameFree } from '../users/names.ts'
import { newUser, withUnverified } from '../users/newUser.ts'
import { hasPasswordlessFactor, withFirstPassword } from '../users/passwords.ts'
import { checkNotBlocked, NO_RISK, riskOfPassword } from '../users/risk.ts'
import { checkedSource } from '../users/source.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_SignUp.html */
export async function SignUp(input: Input<'SignUp'>, context: Context): Promise<Output<'SignUp'>> {
  const { client, pool } = clientOf(context, input.ClientId)
  checkSecretHash(context, client, input.Username, input.SecretHash)
  const EventContextData = checkedSource(context, pool, client, input.UserContextData)
  checkSelfSignUp(pool)
  if (input.Password === undefined) checkPasswordless(context, pool)
  else checkPassword(context, pool, input.Password)
  checkUsernameForm(pool, input.Username)
  checkUsernameFree(context, pool, input.Username)
  const attributes = given(input.UserAttributes)
  checkAttributes(pool, client, attributes)
  const draft = withUnverified(newUser(context, pool, input.Username, attributes))
  checkRequired(pool, draft.Attributes)
  checkNoPreferredName(context, pool, draft)
  checkAliasesFree(context, pool, undefined, draft, UsernameExistsException)
  const address = signUpAddress(context, pool, draft)
  checkNoTrigger(pool, 'PreSignUp', ...SENDING)
  const EventRisk = input.Password === undefined ? NO_RISK : riskOfPassword(context, pool, client, 'SIGN_UP')
  checkNotBlocked(EventRisk)

  const user = saveUser(context, pool, undefined, withFirstPassword(context, pool, draft, input.Password))
  // Until the user is confirmed: as an example of AWS's has it (OP-644).
  const begun = { EventType: 'SignUp', EventResponse: 'InProgress' } as const
  recordEvent(context, pool, user, { ...begun, EventRisk, EventContextData })
  const CodeDeliveryDetails = address && sendSignUpCode(context, pool, client, user, address)
  const Session = CodeDeliveryDetails && openSignUp(context, client, user)
  return {
    UserConfirmed: false,
    UserSub: user.sub,
    ...(CodeDeliveryDetails && { CodeDeliveryDetails }),
    ...(Session !== undefined && { Session }),
  }
}

function checkSelfSignUp(pool: UserPool): void {
  if (!pool.AdminCreateUserConfig.AllowAdminCreateUserOnly) return
  throw NotAuthorizedException('SignUp is not permitted for this user pool')
}

function checkPasswordless(context: Context, pool: UserPool): void {
  if (hasPasswordlessFactor(pool)) return
  throw unworded(context, InvalidParameterException, 'this pool lets nobody in without a password')
}

/** A preferred username that signs in can be taken only once the user is confirmed. */
function checkNoPreferredName(context: Context, pool: UserPool, draft: User): void {
  const isAlias = pool.AliasAttributes?.includes('preferred_username')
  if (!isAlias || attributeOf(draft, 'preferred_username') === undefined) return
  throw unworded(context, InvalidParameterException, 'preferred_username can be set after confirmation only')
}
