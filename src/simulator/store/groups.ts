import { unworded, type Context } from '../context.ts'
import { InvalidParameterException, ResourceNotFoundException } from '../errors.ts'
import type { Output } from '../model/types.ts'
import { findRecord, putRecord, removeRecord } from './records.ts'
import { settingOf } from './settings.ts'
import { entriesUnder } from './table.ts'
import { nameKey, type User } from './users.ts'
import type { UserPool } from './userPools.ts'

/** A group of a pool's users, dates in seconds. */
export type Group = NonNullable<Output<'GetGroup'>['Group']> & { UserPoolId: string; GroupName: string }

/** Neither group names nor usernames have spaces, so a space ends the first of the two. */
const groupKey = (pool: UserPool, name: string) => `${pool.Id}/${name}`
const memberKey = (pool: UserPool, group: string, username: string) =>
  `${pool.Id}/${group} ${nameKey(pool, username)}`
const membershipKey = (pool: UserPool, username: string, group: string) =>
  `${pool.Id}/${nameKey(pool, username)} ${group}`

export const findGroup = (context: Context, pool: UserPool, name: string): Group | undefined =>
  findRecord(context, 'groups', groupKey(pool, name))

/** @throws ResourceNotFoundException (OP-148) */
export function groupOf(context: Context, pool: UserPool, name: string): Group {
  const found = findGroup(context, pool, name)
  if (!found) throw ResourceNotFoundException('Group not found.')
  return found
}

export const isMember = (
  context: Context,
  pool: UserPool,
  { GroupName }: Group,
  { Username }: User,
): boolean => findRecord(context, 'members', memberKey(pool, GroupName, Username)) !== undefined

export const putGroup = (context: Context, pool: UserPool, group: Group) =>
  putRecord(context, 'groups', groupKey(pool, group.GroupName), group)

/** A pool's groups by key, from the first key >= `from`. */
export const groupsOfPool = ({ state }: Context, pool: UserPool, from = '') =>
  entriesUnder(state.groups, `${pool.Id}/`, from)

/** Usernames of a group's members by key, from the first key >= `from`. */
export const membersOf = ({ state }: Context, pool: UserPool, group: string, from = '') =>
  entriesUnder(state.members, `${pool.Id}/${group} `, from)

/** Names of a user's groups by key, from the first key >= `from`. */
export const groupNamesOf = ({ state }: Context, pool: UserPool, { Username }: User, from = '') =>
  entriesUnder(state.memberships, `${pool.Id}/${nameKey(pool, Username)} `, from)

/** The groups that a user is in, by name. */
export const groupsOf = (context: Context, pool: UserPool, user: User): Group[] =>
  [...groupNamesOf(context, pool, user)].map(([, name]) => groupOf(context, pool, name))

export function addMember(context: Context, pool: UserPool, { GroupName }: Group, { Username }: User): void {
  putRecord(context, 'members', memberKey(pool, GroupName, Username), Username)
  putRecord(context, 'memberships', membershipKey(pool, Username, GroupName), GroupName)
}

export function removeMember(context: Context, pool: UserPool, group: string, username: string): void {
  removeRecord(context, 'members', memberKey(pool, group, username))
  removeRecord(context, 'memberships', membershipKey(pool, username, group))
}

/** Lets pass what does no harm: deleting a group with members, adding or removing somebody for nothing (OP-154). */
export function allowHarmless(context: Context, what: string): void {
  if (settingOf(context, 'OP-154') === 'built') return
  throw unworded(context, InvalidParameterException, what)
}

/** Removes a group; its members stay users of the pool. */
export function removeGroup(context: Context, pool: UserPool, { GroupName }: Group): void {
  const members = [...membersOf(context, pool, GroupName)]
  if (members.length) allowHarmless(context, 'the group has members')
  for (const [, username] of members) {
    removeMember(context, pool, GroupName, username)
  }
  removeRecord(context, 'groups', groupKey(pool, GroupName))
}

/** Takes a user, who is about to go, out of every group. */
export function leaveGroups(context: Context, pool: UserPool, user: User): void {
  for (const [, group] of [...groupNamesOf(context, pool, user)]) {
    removeMember(context, pool, group, user.Username)
  }
}
