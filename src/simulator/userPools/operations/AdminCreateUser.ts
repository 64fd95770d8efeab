import type { Context } from '../../context.ts'
import { UsernameExistsException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'

import type { User } from '../../store/users.ts'
import { poolOf, type UserPool } from '../../store/userPools.ts'
import { sendInvitation } from '../messages/invitation.ts'
import { checkPassword } from '../pools/passwordPolicy.ts'
import { checkNoTrigger, SENDING } from '../pools/triggers.ts'
import { checkAliasesFree, saveUser } from '../users/aliases.ts'
import { given } from '../users/attributes.ts'
import { checkConform, checkNotOurs } from '../users/conform.ts'
import { describeUser } from '../users/describeUser.ts'
import { userToInvite } from '../users/existence.ts'
import { checkUsernameForm, isUsernameTaken } from '../users/names.ts'
import { newUser } from '../users/newUser.ts'
import { canSignInWithoutPassword, temporaryPasswordFor, withTemporaryPassword } from '../users/passwords.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminCreateUser.html */
export async function AdminCreateUser(
  input: Input<'AdminCreateUser'>,
  context: Context,
): Promise<Output<'AdminCreateUser'>> {
  const pool = poolOf(context, input.UserPoolId)
  const { TemporaryPassword } = input
  const isResend = input.MessageAction === 'RESEND'
  const former = isResend ? userToInvite(context, pool, input.Username) : undefined
  const user = former ?? draft(context, pool, input)
  if (TemporaryPassword !== undefined) checkPassword(context, pool, TemporaryPassword, 'administrator')

  const isPasswordless = !former && TemporaryPassword === undefined && canSignInWithoutPassword(pool, user)
  const password = isPasswordless ? undefined : (TemporaryPassword ?? temporaryPasswordFor(context, pool))
  const invited: User =
    password === undefined
      ? { ...user, UserStatus: 'CONFIRMED' }
      : withTemporaryPassword(context, pool, user, password)
  checkNoTrigger(pool, 'PreSignUp', ...SENDING)

  const saved = saveUser(context, pool, former, invited)
  if (input.MessageAction !== 'SUPPRESS') {
    sendInvitation(context, pool, saved, input.DesiredDeliveryMediums, password ?? '')
  }
  return { User: describeUser(saved) }
}

/** The new user, when nothing speaks against one. Attributes that the schema requires may come later. */
function draft(context: Context, pool: UserPool, input: Input<'AdminCreateUser'>): User {
  checkUsernameForm(pool, input.Username)
  if (isUsernameTaken(context, pool, input.Username)) {
    throw UsernameExistsException('User account already exists')
  }
  const attributes = given(input.UserAttributes)
  checkConform(pool, attributes)
  checkNotOurs(attributes.map(({ Name }) => Name))
  const user = newUser(context, pool, input.Username, attributes)
  // The model lists no AliasExistsException here, and UsernameExistsException is what was seen (boto3 issue 3213).
  const isForced = input.ForceAliasCreation && pool.AliasAttributes
  if (!isForced) checkAliasesFree(context, pool, undefined, user, UsernameExistsException)
  return user
}
