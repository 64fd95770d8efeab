import type { Context } from '../../context.ts'
import { UsernameExistsException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { settingOf } from '../../store/settings.ts'
import type { User } from '../../store/users.ts'
import { poolOf, type UserPool } from '../../store/userPools.ts'
import { sendInvitation } from '../messages/invitation.ts'
import { checkPassword } from '../pools/passwordPolicy.ts'
import { asTold, preSignUp } from '../triggers/preSignUp.ts'
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
  if (!former) {
    const caller = { pool, client: undefined, clientMetadata: input.ClientMetadata }
    await preSignUp(context, caller, asTold(user, input), 'PreSignUp_AdminCreateUser')
    // The function has had its time: somebody else may have the name by now.
    checkFree(context, pool, user, input)
  }

  const isPasswordless = !former && TemporaryPassword === undefined && canSignInWithoutPassword(pool, user)
  const password = isPasswordless ? undefined : (TemporaryPassword ?? temporaryPasswordFor(context, pool))
  const invited: User =
    password === undefined
      ? { ...user, UserStatus: 'CONFIRMED' }
      : withTemporaryPassword(context, pool, user, password)

  const saved = saveUser(context, pool, former, invited)
  if (input.MessageAction !== 'SUPPRESS') {
    // The function that writes the message is not told of it (OP-225).
    const isTold = settingOf(context, 'OP-225') === 'passed'
    const caller = { pool, client: undefined, clientMetadata: isTold ? input.ClientMetadata : undefined }
    await sendInvitation(context, caller, saved, input.DesiredDeliveryMediums, password ?? '')
  }
  return { User: describeUser(saved) }
}

/** The new user, when nothing speaks against one. Attributes that the schema requires may come later. */
function draft(context: Context, pool: UserPool, input: Input<'AdminCreateUser'>): User {
  checkUsernameForm(pool, input.Username)
  const attributes = given(input.UserAttributes)
  checkConform(pool, attributes)
  checkNotOurs(attributes.map(({ Name }) => Name))
  const user = newUser(context, pool, input.Username, attributes)
  checkFree(context, pool, user, input)
  return user
}

function checkFree(
  context: Context,
  pool: UserPool,
  user: User,
  { Username, ForceAliasCreation }: Input<'AdminCreateUser'>,
): void {
  if (isUsernameTaken(context, pool, Username)) {
    throw UsernameExistsException('User account already exists')
  }
  // The model lists no AliasExistsException here, and UsernameExistsException is what was seen (boto3 issue 3213).
  const isForced = ForceAliasCreation && pool.AliasAttributes
  if (!isForced) checkAliasesFree(context, pool, undefined, user, UsernameExistsException)
}
