import { unworded, type Context } from '../../context.ts'
import { base64, utf8ToBytes } from '../../crypto/bytes.ts'
import { CodeDeliveryFailureException } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import type { User } from '../../store/users.ts'
import { hasTrigger } from '../pools/triggers.ts'
import type { Occasion } from './customMessage.ts'
import { invoke, type Invocation } from './invoke.ts'
import { userAttributesOf } from './userAttributes.ts'

const SENDERS = { EMAIL: 'CustomEmailSender', SMS: 'CustomSMSSender' } as const
const TYPES = { EMAIL: 'customEmailSenderRequestV1', SMS: 'customSMSSenderRequestV1' } as const

/**
 * Hands a code over to the function that sends messages in Cognito's place. What it gives back is not looked at.
 *
 * Sources: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-email-sender.html
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-sms-sender.html
 *
 * @returns whether there is such a function
 * @throws CodeDeliveryFailureException when it fails (OP-624)
 */
export async function customSender(
  context: Context,
  { pool, client, clientMetadata, purpose }: Occasion,
  user: User,
  medium: keyof typeof SENDERS,
  code: string,
): Promise<boolean> {
  if (!hasTrigger(pool, SENDERS[medium])) return false
  await send(context, {
    ...{ pool, client, userName: user.Username },
    triggerSource: `${SENDERS[medium]}_${purpose}`,
    request: {
      type: TYPES[medium],
      code: sealed(code),
      clientMetadata: clientMetadata ?? null,
      userAttributes: userAttributesOf(pool, user),
    },
    response: {},
  })
  return true
}

/**
 * Hands over the news of a risky sign-in: no code, and in place of the user's attributes those of the sign-in.
 * Where the event was seen: https://github.com/DefinitelyTyped/DefinitelyTyped/pull/52111
 */
export async function customNotice(
  context: Context,
  { pool, client }: Pick<Occasion, 'pool' | 'client'>,
  user: User,
  userAttributes: Record<string, string | null>,
): Promise<boolean> {
  if (!hasTrigger(pool, 'CustomEmailSender')) return false
  await send(context, {
    ...{ pool, client, userName: user.Username },
    triggerSource: 'CustomEmailSender_AccountTakeOverNotification',
    request: { type: TYPES.EMAIL, code: null, clientMetadata: null, userAttributes },
    response: {},
  })
  return true
}

async function send(context: Context, invocation: Invocation): Promise<void> {
  try {
    await invoke(context, invocation, 'unread')
  } catch (error) {
    if (settingOf(context, 'OP-624') === 'as-other-functions') throw error
    throw unworded(context, CodeDeliveryFailureException, 'the function that sends failed')
  }
}

/**
 * The code as the function gets it. AWS encrypts it under the pool's KMS key; there is no KMS here, so base64 is all that
 * is around it (OP-625). In a temporary password the signs that mean something in HTML are escaped.
 */
const sealed = (code: string) =>
  base64(utf8ToBytes(code.replace(/[&<>"']/g, (sign) => ESCAPED[sign] ?? sign)))

const ESCAPED: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
