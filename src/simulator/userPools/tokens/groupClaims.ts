import type { Context } from '../../context.ts'
import { groupsOf, type Group } from '../../store/groups.ts'
import type { User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import type { Groups } from '../triggers/preTokenGeneration.ts'

/** The names and roles of a user's groups, the strongest first. */
export function groupsOfUser(context: Context, pool: UserPool, user: User): Groups {
  const groups = groupsOf(context, pool, user).sort(byPrecedence)
  return {
    names: groups.map(({ GroupName }) => GroupName),
    roles: [...new Set(groups.flatMap(({ RoleArn }) => RoleArn ?? []))],
    preferred: preferredRole(groups),
  }
}

/**
 * What groups say in tokens: their names in both; in the ID token the roles too, and the preferred one.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-user-groups.html
 */
export const groupClaims = ({ names, roles, preferred }: Groups) => ({
  names: names.length ? { 'cognito:groups': names } : {},
  preferred: preferred ? { 'cognito:preferred_role': preferred } : {},
  roles: roles.length ? { 'cognito:roles': roles } : {},
})

/** 0 is the strongest, none the weakest; equal ones by name (OP-205). */
const byPrecedence = (left: Group, right: Group) =>
  strength(left) - strength(right) || (left.GroupName < right.GroupName ? -1 : 1)

const strength = ({ Precedence }: Group) => Precedence ?? Number.MAX_SAFE_INTEGER

/** The role of the strongest group that has one; none where the strongest are of different minds. */
function preferredRole(sorted: Group[]): string | undefined {
  const [first, ...others] = sorted.filter(({ RoleArn }) => RoleArn)
  const rivals = others.filter((group) => first && strength(group) === strength(first))
  return rivals.some(({ RoleArn }) => RoleArn !== first?.RoleArn) ? undefined : first?.RoleArn
}
