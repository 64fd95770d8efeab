import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException, NotAuthorizedException, UsernameExistsException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { settingOf } from '../../store/settings.ts'
import { clientOf } from '../../store/userPoolClients.ts'
import { attributeOf, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { openSignUp } from '../authentication/signUpSession.ts'
import { checkSecretHash } from '../clients/secretHash.ts'
import { sendSignUpCode, signUpAddress } from '../messages/sendCode.ts'
import { checkPassword } from '../pools/passwordPolicy.ts'
import type { Caller } from '../triggers/invoke.ts'
import { postConfirmation } from '../triggers/postConfirmation.ts'
import { asTold, preSignUp } from '../triggers/preSignUp.ts'
import { checkAliasesFree, saveUser } from '../users/aliases.ts'
import { checkAttributes, given } from '../users/attributes.ts'
import { recordEvent } from '../users/authEvents.ts'
import { withVerified } from '../users/confirm.ts'
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
  const newcomer = newUser(context, pool, input.Username, attributes)
  const draft = withUnverified(newcomer)
  checkRequired(pool, draft.Attributes)
  checkNoPreferredName(context, pool, draft)
  checkAliasesFree(context, pool, undefined, draft, UsernameExistsException)
  const address = signUpAddress(context, pool, draft)

  const caller = { pool, client, clientMetadata: input.ClientMetadata }
  const spared = await preSignUp(context, caller, asTold(newcomer, input), 'PreSignUp_SignUp')
  // The function has had its time: somebody else may have the name by now.
  checkUsernameFree(context, pool, input.Username)
  checkAliasesFree(context, pool, undefined, draft, UsernameExistsException)
  context.note({ kind: 'check', what: 'The username is free' })
  const EventRisk = input.Password === undefined ? NO_RISK : riskOfPassword(context, pool, client, 'SIGN_UP')
  checkNotBlocked(EventRisk)

  const kept = withFirstPassword(context, pool, spared.verified.reduce(withVerified, draft), input.Password)
  const UserStatus = spared.isConfirmed ? 'CONFIRMED' : 'UNCONFIRMED'
  // An address that the function verifies is the new user's, whoever signed in by it.
  const user = saveUser(context, pool, undefined, { ...kept, UserStatus })
  // Until the user is confirmed: as an example of AWS's has it (OP-644).
  const EventResponse = spared.isConfirmed ? 'Pass' : 'InProgress'
  recordEvent(context, pool, user, { EventType: 'SignUp', EventResponse, EventRisk, EventContextData })
  if (spared.isConfirmed) return confirmed(context, caller, user)
  const occasion = { ...caller, purpose: 'SignUp' as const }
  // Before functions have their time with the message: the session is this user's.
  const Session = address && openSignUp(context, client, user)
  const CodeDeliveryDetails = address && (await sendSignUpCode(context, occasion, user, address))
  return {
    UserConfirmed: false,
    UserSub: user.sub,
    ...(CodeDeliveryDetails && { CodeDeliveryDetails }),
    ...(Session !== undefined && { Session }),
  }
}

/** Nobody is sent a code who needs none (OP-507). */
async function confirmed(context: Context, caller: Caller, user: User): Promise<Output<'SignUp'>> {
  if (settingOf(context, 'OP-507') === 'built') {
    await postConfirmation(context, caller, user, 'PostConfirmation_ConfirmSignUp')
  }
  return { UserConfirmed: true, UserSub: user.sub }
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
