import type { Context } from '../../context.ts'
import { newCode } from '../../crypto/ids.ts'
import { putCode, type CodePurpose } from '../../store/codes.ts'
import { putMessage } from '../../store/messages.ts'
import { attributeOf, type User } from '../../store/users.ts'
import type { UserPool } from '../../store/userPools.ts'

/** Where a code went, as the API shows it: the address is masked. */
export type CodeDeliveryDetails = { Destination: string; DeliveryMedium: 'EMAIL'; AttributeName: 'email' }

const A_DAY = 24 * 60 * 60_000

/**
 * Sends a sign-up code to the address that the pool verifies automatically.
 *
 * The code has 6 digits and lives 24 hours; a new one takes the former one's place.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 *
 * @returns nothing when the pool verifies no attribute that the user has
 */
export function sendCode(
  context: Context,
  pool: UserPool,
  user: User,
  purpose: CodePurpose,
): CodeDeliveryDetails | undefined {
  const to = attributeOf(user, 'email')
  if (to === undefined || !pool.AutoVerifiedAttributes?.includes('email')) return undefined
  const code = newCode(context.world, 6)
  const sentAt = context.world.now()
  putCode(context, user, purpose, { code, attribute: 'email', sentAt, expiresAt: sentAt + A_DAY })
  putMessage(context, {
    medium: 'EMAIL',
    to,
    subject: 'Your verification code',
    body: `Your confirmation code is ${code}`,
    code,
    UserPoolId: pool.Id,
    Username: user.Username,
  })
  return deliveryTo(to)
}

const deliveryTo = (email: string): CodeDeliveryDetails => ({
  Destination: masked(email),
  DeliveryMedium: 'EMAIL',
  AttributeName: 'email',
})

/** What is answered about a user that does not exist, where the app client hides that. */
export const pretendedDelivery = (name: string): CodeDeliveryDetails =>
  deliveryTo(name.includes('@') ? name : `${name}@${name}`)

/** `ada@example.com` → `a***@e***` */
const masked = (email: string) => email.replace(/^(.)[^@]*@(.).*$/u, '$1***@$2***')
