import type { Context } from '../../context.ts'
import { AliasExistsException, type AwsException } from '../../errors.ts'
import {
  attributeOf,
  changeUser,
  findByAlias,
  findUser,
  isVerified,
  putAlias,
  removeAlias,
  withAttribute,
  type User,
} from '../../store/users.ts'
import { settingOf } from '../../store/settings.ts'
import type { UserPool } from '../../store/userPools.ts'

type Kind = 'email' | 'phone_number' | 'preferred_username'
type Alias = { kind: Kind; value: string }

/**
 * Names a user can sign in by, beside the username: an address at once where people sign up with one, an alias once it is
 * verified. Who comes from outside has not signed up with any: two users of one address are two.
 */
function aliasesOf(pool: UserPool, user: User): Alias[] {
  const isName = (kind: Kind) => kind === 'preferred_username' || isVerified(user, kind)
  const signedUp = user.UserStatus === 'EXTERNAL_PROVIDER' ? [] : (pool.UsernameAttributes ?? [])
  const kinds: Kind[] = [...signedUp, ...(pool.AliasAttributes ?? []).filter(isName)]
  return kinds.flatMap((kind) => {
    const value = attributeOf(user, kind)
    return value ? [{ kind, value }] : []
  })
}

const newAliases = (pool: UserPool, before: User | undefined, after: User): Alias[] => {
  const had = before ? aliasesOf(pool, before) : []
  return aliasesOf(pool, after).filter(
    ({ kind, value }) => !had.some((alias) => alias.kind === kind && alias.value === value),
  )
}

/** Whoever else has the name: as alias, or where it is a preferred one, as username. */
function otherOwner(context: Context, pool: UserPool, user: User, { kind, value }: Alias): User | undefined {
  const owners = [
    findByAlias(context, pool, kind, value),
    kind === 'preferred_username' ? findUser(context, pool, value) : undefined,
  ]
  return owners.find((owner) => owner && owner.sub !== user.sub)
}

const takenAlias = (context: Context, pool: UserPool, before: User | undefined, after: User) =>
  newAliases(pool, before, after).find((alias) => otherOwner(context, pool, after, alias))

/** Whether the names that a change brings are nobody else's. */
export const areAliasesFree = (context: Context, pool: UserPool, before: User, after: User): boolean =>
  !takenAlias(context, pool, before, after)

/**
 * Checks that the names a change brings are nobody else's.
 *
 * @param exception what to throw instead of AliasExistsException
 * @throws AliasExistsException (OP-115)
 */
export function checkAliasesFree(
  context: Context,
  pool: UserPool,
  before: User | undefined,
  after: User,
  exception: (message: string) => AwsException = AliasExistsException,
): void {
  const taken = takenAlias(context, pool, before, after)
  if (!taken) return
  throw exception(wordsFor(context, taken.kind))
}

function wordsFor(context: Context, kind: Kind): string {
  if (kind === 'preferred_username') return 'Already found an entry for the provided username.'
  return settingOf(context, 'OP-115') === 'documented-text'
    ? `An account with the ${kind} already exists.`
    : `An account with the given ${kind} already exists.`
}

/** Writes a user, new or changed, together with the names it is found by. A name that was another's is theirs no more. */
export function saveUser(context: Context, pool: UserPool, before: User | undefined, after: User): User {
  const gained = newAliases(pool, before, after)
  const lost = before ? newAliases(pool, after, before) : []
  for (const { kind, value } of lost) {
    if (findByAlias(context, pool, kind, value)?.sub === after.sub) removeAlias(context, pool, kind, value)
  }
  const saved = changeUser(context, pool, after)
  if (!before) putAlias(context, pool, 'sub', saved.sub, saved.Username)
  for (const alias of gained) {
    const other = otherOwner(context, pool, saved, alias)
    if (other) changeUser(context, pool, withAttribute(other, `${alias.kind}_verified`, 'false'))
    putAlias(context, pool, alias.kind, alias.value, saved.Username)
  }
  return saved
}

/** Frees the names that a user was found by. */
export function removeAliases(context: Context, pool: UserPool, user: User): void {
  removeAlias(context, pool, 'sub', user.sub)
  for (const { kind, value } of aliasesOf(pool, user)) {
    if (findByAlias(context, pool, kind, value)?.sub === user.sub) removeAlias(context, pool, kind, value)
  }
}
