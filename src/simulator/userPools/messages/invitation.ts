import { unworded, type Context } from '../../context.ts'
import { CodeDeliveryFailureException } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import { attributeOf, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import type { Caller } from '../triggers/invoke.ts'
import { deliver } from './delivery.ts'
import { invitationText } from './texts.ts'

const HOLDS = { EMAIL: 'email', SMS: 'phone_number' } as const
export type Medium = keyof typeof HOLDS

/**
 * Tells a new user their name and temporary password. By SMS, unless other media are asked for; a medium for which the
 * user has no address is passed over in silence (OP-159).
 */
export async function sendInvitation(
  context: Context,
  caller: Caller,
  user: User,
  media: Medium[] | undefined,
  password: string,
): Promise<void> {
  const { pool } = caller
  for (const medium of media ?? defaultMedia(context, user)) {
    const to = attributeOf(user, HOLDS[medium])
    if (!to) continue
    const occasion = { ...caller, purpose: 'AdminCreateUser' as const }
    await deliver(context, occasion, user, { attribute: HOLDS[medium], to }, invitationText(pool), {
      code: password,
      name: signInName(pool, user),
    })
  }
}

/** @throws CodeDeliveryFailureException when AWS may be less silent about a user without a phone number */
function defaultMedia(context: Context, user: User): Medium[] {
  const otherwise = attributeOf(user, 'phone_number') ? 'built' : settingOf(context, 'OP-159')
  if (otherwise === 'refused') {
    throw unworded(context, CodeDeliveryFailureException, 'the user has no phone number')
  }
  return otherwise === 'mail-instead' ? ['EMAIL'] : ['SMS']
}

/** What the user will sign in with: where people sign up by an address, the `sub` would tell them nothing. */
const signInName = (pool: UserPool, user: User): string =>
  pool.UsernameAttributes?.map((name) => attributeOf(user, name)).find(Boolean) ?? user.Username
