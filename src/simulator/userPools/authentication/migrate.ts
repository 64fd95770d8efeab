import type { Context } from '../../context.ts'
import { settingOf } from '../../store/settings.ts'
import { attributeOf, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { sendInvitation } from '../messages/invitation.ts'
import { hasTrigger } from '../pools/triggers.ts'
import { asTold, preSignUp } from '../triggers/preSignUp.ts'
import type { SourceOf } from '../triggers/sources.ts'
import { userMigration, type Migrant, type Stranger } from '../triggers/userMigration.ts'
import { checkAliasesFree, saveUser } from '../users/aliases.ts'
import { given } from '../users/attributes.ts'
import { checkConform, checkNotOurs } from '../users/conform.ts'
import { checkUsernameForm, checkUsernameFree, findBySignInName } from '../users/names.ts'
import { newUser } from '../users/newUser.ts'
import { temporaryPasswordFor, withFirstPassword } from '../users/passwords.ts'

/**
 * Takes over somebody whom the pool does not know from another directory. What the pool requires they may lack (OP-627).
 *
 * @returns the user; nothing when the pool asks no other directory, or that does not know them
 * @throws InvalidParameterException, UsernameExistsException or AliasExistsException when they don't fit the pool
 */
export async function migrate(
  context: Context,
  stranger: Stranger,
  triggerSource: SourceOf<'UserMigration'>,
): Promise<User | undefined> {
  const { pool, userName } = stranger
  if (!hasTrigger(pool, 'UserMigration')) return undefined
  const migrant = await userMigration(context, stranger, triggerSource)
  // The function has had its time: another call may have brought the user over.
  const first = findBySignInName(context, pool, userName)
  if (first || !migrant) return first
  const draft = draftOf(context, stranger, migrant)
  await mayJoin(context, stranger, draft)
  const second = findBySignInName(context, pool, userName)
  if (second) return second
  checkNames(context, pool, draft, migrant)

  const password = stranger.password ?? temporaryPasswordFor(context, pool)
  const user = saveUser(context, pool, undefined, withFirstPassword(context, pool, draft, password))
  context.note({ kind: 'decision', what: `${user.Username} comes over from another directory` })
  const { client, clientMetadata } = stranger
  // The welcome has the password that came along, else one that was made up (OP-626).
  if (migrant.isWelcomed) {
    await sendInvitation(context, { pool, client, clientMetadata }, user, migrant.media, password)
  }
  return findBySignInName(context, pool, userName)
}

/** The user to be, under the name that the function gives, else the one that was typed. */
function draftOf(context: Context, { pool, userName }: Stranger, migrant: Migrant): User {
  const { username = userName, ...values } = migrant.userAttributes
  checkUsernameForm(pool, username)
  const attributes = given(Object.entries(values).map(([Name, Value]) => ({ Name, Value })))
  checkConform(pool, attributes)
  checkNotOurs(attributes.map(({ Name }) => Name))
  const draft = { ...newUser(context, pool, username, attributes), UserStatus: migrant.status }
  checkNames(context, pool, draft, migrant)
  const hasSms = migrant.hasSmsMfa && attributeOf(draft, 'phone_number') !== undefined
  return hasSms ? { ...draft, UserMFASettingList: ['SMS_MFA'] } : draft
}

function checkNames(context: Context, pool: UserPool, draft: User, migrant: Migrant): void {
  checkUsernameFree(context, pool, draft.Username)
  if (!migrant.takesAliases) checkAliasesFree(context, pool, undefined, draft)
}

/** Whoever comes over is a new user all the same, as one whom an administrator makes (OP-227). */
async function mayJoin(context: Context, stranger: Stranger, draft: User): Promise<void> {
  const decided = settingOf(context, 'OP-227')
  if (decided === 'not-run') return
  const { pool, client, clientMetadata, validationData } = stranger
  const caller = { pool, client, clientMetadata: clientMetadata ?? validationData }
  const source = decided === 'as-sign-up' ? 'PreSignUp_SignUp' : 'PreSignUp_AdminCreateUser'
  await preSignUp(context, caller, asTold(draft), source)
}
