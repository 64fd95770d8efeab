import type { Context } from '../../context.ts'
import { putSession, sessionsOf, type Session } from '../../store/sessions.ts'
import type { User } from '../../store/users.ts'

/** Ends a sign-in: its refresh tokens, and its access and ID tokens where Cognito is asked about them. */
export function revoke(context: Context, session: Session): void {
  if (!session.isRevoked) putSession(context, { ...session, isRevoked: true })
}

/** Ends all sign-ins of a user. Tokens stay genuine: who checks them offline sees no difference until they expire. */
export function signOutEverywhere(context: Context, user: User): void {
  for (const session of sessionsOf(context, user)) revoke(context, session)
  context.note({ kind: 'decision', what: 'All sign-ins of the user are over' })
}
