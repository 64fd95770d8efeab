import type { Context } from '../../context.ts'
import { passwordResetRequired, userIsDisabled, UserNotConfirmedException } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import type { User } from '../../store/users.ts'
import { checkTemporaryPassword } from '../users/passwords.ts'
import type { Attempt, SignInAnswer } from './attempt.ts'
import { userNow } from './challenge.ts'
import { decide } from './decide.ts'
import { lastStep, replacesSecondFactor } from './lastStep.ts'
import { newPasswordRequired } from './newPasswordRequired.ts'
import { secondFactor } from './secondFactor.ts'
import { weigh } from './threat.ts'

export function checkConfirmed(user: User): void {
  if (user.UserStatus === 'UNCONFIRMED') throw UserNotConfirmedException('User is not confirmed.')
}

/** What comes before the password is looked at: an unconfirmed user learns so even with a wrong one (OP-107). */
export function checkBeforePassword(context: Context, user: User): void {
  const first = settingOf(context, 'OP-107')
  if (first === 'disabled-first' && !user.Enabled) throw userIsDisabled()
  if (first !== 'password-first') checkConfirmed(user)
}

/** What comes before a proof of the password is asked for: nothing (OP-107). */
export function checkBeforeProof(context: Context, user: User): void {
  if (settingOf(context, 'OP-107') !== 'status-at-once') return
  checkConfirmed(user)
  if (!user.Enabled) throw userIsDisabled()
  if (user.UserStatus === 'RESET_REQUIRED') throw passwordResetRequired()
}

/** What follows a right password: the user's state. */
export async function afterPassword(context: Context, attempt: Attempt, user: User): Promise<SignInAnswer> {
  checkConfirmed(user)
  if (!user.Enabled) throw userIsDisabled()
  // In a custom sign-in it is for the functions to ask for a new password.
  if (attempt.underWay.custom) return afterFirstFactor(context, attempt, user)
  if (user.UserStatus === 'RESET_REQUIRED') throw passwordResetRequired()
  if (user.UserStatus === 'FORCE_CHANGE_PASSWORD') checkTemporaryPassword(context, user)
  const weighed = await weigh(context, attempt, user)
  const now = userNow(context, attempt, user)
  return now.UserStatus === 'FORCE_CHANGE_PASSWORD'
    ? newPasswordRequired(context, weighed, now)
    : afterFirstFactor(context, weighed, now)
}

/** What follows the first factor: a second one, if the pool and the user want it and no remembered device stands in. */
export async function afterFirstFactor(
  context: Context,
  attempt: Attempt,
  user: User,
): Promise<SignInAnswer> {
  const asked = replacesSecondFactor(context, attempt, user)
    ? undefined
    : await secondFactor(context, attempt, user)
  return asked ?? afterSecondFactor(context, attempt, user)
}

/** In a custom sign-in a second factor was asked for before the functions asked for the new password. */
export const afterNewPassword = (context: Context, attempt: Attempt, user: User): Promise<SignInAnswer> =>
  attempt.underWay.custom
    ? afterSecondFactor(context, attempt, user)
    : afterFirstFactor(context, attempt, user)

/** What follows when Cognito has nothing more to ask: the functions of a custom sign-in, else the end. */
export const afterSecondFactor = (context: Context, attempt: Attempt, user: User): Promise<SignInAnswer> =>
  attempt.underWay.custom ? decide(context, attempt, user.Username) : lastStep(context, attempt, user)

/** A one-time code as first factor is the only one: who signs in so has no second. */
export async function afterOneTimeCode(
  context: Context,
  attempt: Attempt,
  user: User,
): Promise<SignInAnswer> {
  if (!user.Enabled) throw userIsDisabled()
  return lastStep(context, attempt, user)
}
