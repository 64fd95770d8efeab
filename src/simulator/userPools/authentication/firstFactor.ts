import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import type { User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'
import { pretendedMail } from '../messages/delivery.ts'
import { factorsOf } from '../users/factors.ts'
import { allowedFactors, firstFactorsOf } from '../users/firstFactors.ts'
import { findParameter, type Attempt, type SignInAnswer } from './attempt.ts'
import { pose, type ChallengeName } from './challenge.ts'
import { askForPasskey } from './challenges/webAuthn.ts'
import { checkDoor } from './door.ts'
import { provePassword } from './provePassword.ts'
import { askForCode } from './secondFactor.ts'
import { passwordVerifierWithSession } from './srp.ts'

/** Who signs in: a user, or where the app client hides it a name that nobody has. */
type Who = { name: string; user: User | undefined }

/** What a first factor is asked for by. */
const CHALLENGES: Partial<Record<string, ChallengeName[]>> = {
  PASSWORD: ['PASSWORD_SRP', 'PASSWORD'],
  EMAIL_OTP: ['EMAIL_OTP'],
  SMS_OTP: ['SMS_OTP'],
  WEB_AUTHN: ['WEB_AUTHN'],
}

const challengesOf = (factors: string[]): ChallengeName[] =>
  factors.flatMap((factor) => CHALLENGES[factor] ?? [])

/**
 * The challenges that a user may choose from. No codes for who has a temporary password to change, nor for who has a
 * second factor: the codes would go round it.
 */
export function choicesOf(context: Context, pool: UserPool, user: User): ChallengeName[] {
  const isPlain = user.UserStatus !== 'FORCE_CHANGE_PASSWORD' && !factorsOf(pool, user).enabled.length
  return challengesOf(
    firstFactorsOf(context, pool, user).filter((factor) => isPlain || !factor.endsWith('_OTP')),
  )
}

/** What somebody may seem to choose from whom nobody knows: a code by mail unless they want a password (OP-121). */
export function pretendedChoices(
  context: Context,
  pool: UserPool,
  wanted: string | undefined,
): ChallengeName[] {
  if (settingOf(context, 'OP-121') === 'choice') return challengesOf(allowedFactors(pool))
  const passwords = challengesOf(['PASSWORD'])
  const isByMail = allowedFactors(pool).includes('EMAIL_OTP') && !passwords.some((name) => name === wanted)
  return isByMail ? ['EMAIL_OTP'] : passwords
}

/** Asks for a first factor, or measures it at once where the call brings it along. */
export async function firstFactor(
  context: Context,
  attempt: Attempt,
  who: Who,
  choice: ChallengeName,
): Promise<SignInAnswer> {
  const { name, user } = who
  switch (choice) {
    case 'PASSWORD':
      if (!findParameter(attempt, 'PASSWORD')) return pose(context, attempt, name, choice)
      return provePassword(context, attempt, checkDoor(context, attempt, name, user))
    case 'PASSWORD_SRP':
      if (!findParameter(attempt, 'SRP_A')) return pose(context, attempt, name, choice)
      return passwordVerifierWithSession(context, attempt, name, user)
    case 'EMAIL_OTP':
    case 'SMS_OTP':
      return user ? askForCode(context, attempt, user, choice, true) : pretendedCode(context, attempt, name)
    case 'WEB_AUTHN':
      return user ? askForPasskey(context, attempt, user) : pretendedCode(context, attempt, name)
    default:
      throw unworded(context, InvalidParameterException, `${choice} is no first factor`)
  }
}

/** Asks for a code that nobody was sent: every answer is wrong. */
function pretendedCode(context: Context, attempt: Attempt, name: string): SignInAnswer {
  const { Destination } = pretendedMail(context, name)
  const parameters = {
    CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL',
    CODE_DELIVERY_DESTINATION: Destination,
    USER_ID_FOR_SRP: name,
  }
  return pose(context, attempt, name, 'EMAIL_OTP', parameters, { isFirstFactor: 'true' })
}
