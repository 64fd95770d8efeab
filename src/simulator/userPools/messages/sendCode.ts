import type { Context } from '../../context.ts'
import { newCode } from '../../crypto/ids.ts'
import { putCode, type CodePurpose } from '../../store/codes.ts'
import { attributeOf, type User } from '../../store/users.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import type { Occasion } from '../triggers/customMessage.ts'
import type { Address } from '../users/contacts.ts'
import { checkDomain, isByLink, linkText, linkTo } from './link.ts'
import { deliver, type CodeDeliveryDetails } from './delivery.ts'
import { resetText, verificationText } from './texts.ts'

const AN_HOUR = 60 * 60_000

/**
 * How long codes live, in milliseconds.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
const LIFE: Record<CodePurpose, number> = {
  SignUp: 24 * AN_HOUR,
  ForgotPassword: AN_HOUR,
  email: 24 * AN_HOUR,
  phone_number: 24 * AN_HOUR,
}

/** Makes a code of 6 digits, which takes the former one's place, and sends it. */
export async function sendCode(
  context: Context,
  occasion: Occasion,
  user: User,
  purpose: CodePurpose,
  address: Address,
): Promise<CodeDeliveryDetails> {
  const code = makeCode(context, user, purpose, address.attribute)
  const textFor = purpose === 'ForgotPassword' ? resetText : verificationText
  return deliver(context, occasion, user, address, textFor(occasion.pool), { code })
}

/** Verifies new addresses by a code each. All codes are made before the first is sent: functions take their time. */
export async function sendCodes(
  context: Context,
  occasion: Occasion,
  user: User,
  addresses: Address[],
): Promise<CodeDeliveryDetails[]> {
  const codes = addresses.map(({ attribute }) => makeCode(context, user, attribute, attribute))
  const sent: CodeDeliveryDetails[] = []
  for (const [at, address] of addresses.entries()) {
    const text = verificationText(occasion.pool)
    sent.push(await deliver(context, occasion, user, address, text, { code: codes[at]! }))
  }
  return sent
}

/** Makes a code that nobody gets: whoever guesses at a name that is hidden is answered as about any other. */
export const pretendCode = (context: Context, owner: Pick<User, 'UserPoolId' | 'Username'>): string =>
  makeCode(context, owner, 'ForgotPassword', 'email')

function makeCode(
  context: Context,
  user: Pick<User, 'UserPoolId' | 'Username'>,
  purpose: CodePurpose,
  attribute: Address['attribute'],
): string {
  const code = newCode(context.world, 6)
  const sentAt = context.world.now()
  putCode(context, user, purpose, { code, attribute, sentAt, expiresAt: sentAt + LIFE[purpose] })
  return code
}

/**
 * Where a sign-up code goes: the address that the pool verifies automatically, and the phone number, if it verifies both.
 *
 * @returns nothing when the pool verifies no attribute that the user has
 * @throws InvalidParameterException when the mail would have a link that leads nowhere
 */
export function signUpAddress(context: Context, pool: UserPool, user: User): Address | undefined {
  const attribute = (['phone_number', 'email'] as const).find(
    (contact) => pool.AutoVerifiedAttributes?.includes(contact) && attributeOf(user, contact),
  )
  if (!attribute) return undefined
  if (isByLink(pool, attribute)) checkDomain(context, pool)
  return { attribute, to: attributeOf(user, attribute)! }
}

/** Sends a sign-up code, or the link that stands for it. */
export async function sendSignUpCode(
  context: Context,
  occasion: Occasion & { client: UserPoolClient },
  user: User,
  address: Address,
): Promise<CodeDeliveryDetails> {
  const { pool, client } = occasion
  if (!isByLink(pool, address.attribute)) return sendCode(context, occasion, user, 'SignUp', address)
  const code = makeCode(context, user, 'SignUp', address.attribute)
  const link = linkTo(context, pool, client, user, code)
  return deliver(context, occasion, user, address, linkText(pool), { code, link })
}
