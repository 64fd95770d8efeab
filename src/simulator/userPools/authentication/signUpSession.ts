import type { Context } from '../../context.ts'
import { invalidSession } from '../../errors.ts'
import {
  challengeOf,
  openChallenge,
  ownerOf,
  spendChallenge,
  type PendingChallenge,
} from '../../store/challenges.ts'
import type { User } from '../../store/users.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import { isFlowAllowed } from '../clients/authFlows.ts'

/** A code that confirms an address is as good as one that signs in there. */
const FACTOR = { email: 'EMAIL_OTP', phone_number: 'SMS_OTP' } as const

/** The `Session` of SignUp, where the app client lets users choose how to sign in: ConfirmSignUp takes it. */
export const openSignUp = (context: Context, client: UserPoolClient, user: User): string | undefined =>
  isFlowAllowed(client, 'ALLOW_USER_AUTH') ? openChallenge(context, client, user, 'SignUp') : undefined

/** @throws NotAuthorizedException when a `Session` is given that is not this user's of SignUp, or too old */
export const signUpOf = (
  context: Context,
  client: UserPoolClient,
  user: User,
  session: string | undefined,
) => (session === undefined ? undefined : sessionOf(context, client, user, 'SignUp', session))

/**
 * Uses up the `Session` of SignUp, if it was sent (OP-651).
 *
 * @returns a `Session` that signs the user in by USER_AUTH, where client and pool let people in by such codes
 */
export function continueSignUp(
  context: Context,
  { Policies }: UserPool,
  client: UserPoolClient,
  user: User,
  signUp: PendingChallenge | undefined,
  attribute: keyof typeof FACTOR,
): string | undefined {
  if (signUp) spendChallenge(context, signUp)
  // A function has had its time: the user may be gone, and the name another's.
  if (ownerOf(context, user)?.sub !== user.sub) return undefined
  const isFactor = Policies.SignInPolicy?.AllowedFirstAuthFactors?.includes(FACTOR[attribute])
  return isFactor && isFlowAllowed(client, 'ALLOW_USER_AUTH')
    ? openChallenge(context, client, user, 'ConfirmSignUp')
    : undefined
}

/** Uses up the `Session` of ConfirmSignUp. @throws NotAuthorizedException when it is no good */
export function useSignUp(context: Context, client: UserPoolClient, user: User, session: string): void {
  spendChallenge(context, sessionOf(context, client, user, 'ConfirmSignUp', session))
}

function sessionOf(
  context: Context,
  client: UserPoolClient,
  user: User,
  name: string,
  session: string,
): PendingChallenge {
  const found = challengeOf(context, name, session, client)
  if (found.Username !== user.Username) throw invalidSession()
  return found
}
