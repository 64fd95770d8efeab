import type { Context } from '../../context.ts'
import { newCode } from '../../crypto/ids.ts'
import { settingOf } from '../../store/settings.ts'
import { attributeOf, type Factor, type User } from '../../store/users.ts'
import { deliver } from '../messages/delivery.ts'
import { factorsOfPool } from '../pools/mfa.ts'
import { authenticationText } from '../messages/texts.ts'
import { answerableFactors, factorsOf } from '../users/factors.ts'
import type { Attempt, SignInAnswer } from './attempt.ts'
import { challenge, userNow } from './challenge.ts'

/**
 * Which second factor to ask for, if any: the preferred one, the only one, a choice of several; a user without any
 * must set one up where the pool or threat protection demands MFA.
 */
export async function secondFactor(
  context: Context,
  attempt: Attempt,
  user: User,
): Promise<SignInAnswer | undefined> {
  const { enabled, preferred } = factorsFor(attempt, user)
  if (preferred) return ask(context, attempt, user, preferred)
  if (enabled.length === 1) return ask(context, attempt, user, enabled[0]!)
  if (enabled.length) {
    const MFAS_CAN_CHOOSE = JSON.stringify(enabled)
    return challenge(context, attempt, user, 'SELECT_MFA_TYPE', { MFAS_CAN_CHOOSE })
  }
  const isDemanded = attempt.pool.MfaConfiguration === 'ON' || attempt.underWay.isMfaDemanded
  return isDemanded ? firstSetUp(context, attempt, user) : undefined
}

/**
 * The second factors that a user may choose from. Where threat protection demands one, whoever has none turned on answers
 * by any that they could turn on.
 */
export function factorsFor({ pool, underWay }: Attempt, user: User): ReturnType<typeof factorsOf> {
  const chosen = factorsOf(pool, user)
  const isLeftToUs = underWay.isMfaDemanded && !chosen.enabled.length
  return isLeftToUs ? { enabled: answerableFactors(pool, user) } : chosen
}

/** Who has a phone number that codes can be sent to has nothing to set up (OP-142). */
async function firstSetUp(context: Context, attempt: Attempt, user: User): Promise<SignInAnswer> {
  const offered = factorsOfPool(attempt.pool)
  const isSms = offered.includes('SMS_MFA') && attributeOf(user, 'phone_number')
  if (isSms && settingOf(context, 'OP-142') === 'built') {
    return ask(context, attempt, user, 'SMS_MFA')
  }
  const MFAS_CAN_SETUP = JSON.stringify(offered)
  return challenge(context, attempt, user, 'MFA_SETUP', { MFAS_CAN_SETUP })
}

/** Asks for one factor; a code that must be sent is sent. */
export async function ask(
  context: Context,
  attempt: Attempt,
  user: User,
  factor: Factor,
): Promise<SignInAnswer> {
  if (factor === 'SOFTWARE_TOKEN_MFA') {
    const { name } = user.softwareToken ?? {}
    return challenge(context, attempt, user, factor, name ? { FRIENDLY_DEVICE_NAME: name } : {})
  }
  return askForCode(context, attempt, user, factor)
}

/** Sends a code and asks for it. */
export async function askForCode(
  context: Context,
  attempt: Attempt,
  user: User,
  name: 'SMS_MFA' | 'EMAIL_OTP' | 'SMS_OTP',
  isFirstFactor = false,
): Promise<SignInAnswer> {
  const attribute = name === 'EMAIL_OTP' ? 'email' : 'phone_number'
  const code = newCode(context.world, digitsOf(context, name, isFirstFactor))
  const to = attributeOf(user, attribute) ?? ''
  const address = { attribute, to } as const
  const occasion = { ...attempt, purpose: 'Authentication' as const }
  const text = authenticationText(attempt.pool)
  const { DeliveryMedium, Destination } = await deliver(context, occasion, user, address, text, { code })
  return challenge(
    context,
    attempt,
    userNow(context, attempt, user),
    name,
    { CODE_DELIVERY_DELIVERY_MEDIUM: DeliveryMedium, CODE_DELIVERY_DESTINATION: Destination },
    { code, to, isFirstFactor: String(isFirstFactor) },
  )
}

/** 6 as second factor, 8 as first (OP-124). */
function digitsOf(context: Context, name: string, isFirstFactor: boolean): 6 | 8 {
  const isLong = name === 'EMAIL_OTP' && settingOf(context, 'OP-124') === 'eight-by-mail'
  return isFirstFactor || isLong ? 8 : 6
}
