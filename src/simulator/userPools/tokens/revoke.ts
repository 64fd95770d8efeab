import { unworded, type Context } from '../../context.ts'
import { UnauthorizedException } from '../../errors.ts'
import { putSession, sessionsOf, type Session } from '../../store/sessions.ts'
import { settingOf } from '../../store/settings.ts'
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

/** A new password leaves tokens that the user has as they are (OP-140). */
export function endOldSignIns(context: Context, user: User): void {
  if (settingOf(context, 'OP-140') === 'revoked') signOutEverywhere(context, user)
}

/** A token that Cognito does not know, or no longer, is as good as revoked (OP-139). @throws UnauthorizedException */
export function passOver(context: Context): void {
  if (settingOf(context, 'OP-139') === 'built') return
  throw unworded(context, UnauthorizedException, 'the token is unknown, or revoked already')
}
