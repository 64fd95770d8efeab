import type { Context } from '../../context.ts'
import { putMessage } from '../../store/messages.ts'
import { settingOf } from '../../store/settings.ts'
import type { User } from '../../store/users.ts'
import { customMessage, type Occasion } from '../triggers/customMessage.ts'
import { customSender } from '../triggers/customSender.ts'
import type { Address, Contact } from '../users/contacts.ts'
import { isPhoneNumber } from '../users/names.ts'
import { checkMailLimit } from './mailLimit.ts'
import type { Text } from './texts.ts'

/** Where a code went, as the API shows it: the address is masked. */
export type CodeDeliveryDetails = {
  Destination: string
  DeliveryMedium: 'EMAIL' | 'SMS'
  AttributeName: Contact
}

/** What a message's placeholders stand for. `name`: whom an invitation names, whose code is a temporary password. */
type Filling = { code: string; name?: string; link?: string | undefined }

/**
 * Sends a text, its placeholders filled: by mail to an email address, by SMS to a phone number. A function of the pool may
 * write it anew, and another send it, before the call is answered (OP-230).
 *
 * @throws LimitExceededException when Cognito sends no more mails today; what a function's failure makes of the call
 */
export async function deliver(
  context: Context,
  occasion: Occasion,
  user: User,
  { attribute, to }: Address,
  standard: Text,
  filling: Filling,
): Promise<CodeDeliveryDetails> {
  const medium = MEDIUM[attribute]
  const text = { ...standard, ...(await customMessage(context, occasion, user, filling.link !== undefined)) }
  const isSent = await customSender(context, occasion, user, medium, filling.code)
  if (!isSent) put(context, user, { attribute, to }, text, filling)
  return deliveryTo(context, { attribute, to })
}

/** Puts a message into the outbox. */
function put(context: Context, user: User, { attribute, to }: Address, text: Text, filling: Filling): void {
  const fill = (template: string) =>
    template
      .replaceAll('{####}', () => filling.code)
      .replaceAll('{username}', () => filling.name ?? user.Username)
      .replace(/\{##(.*?)##\}/s, (whole, words: string) =>
        filling.link === undefined ? whole : `<a href="${filling.link}">${words}</a>`,
      )
  if (attribute === 'email') checkMailLimit(context, user.UserPoolId)
  const message = {
    medium: MEDIUM[attribute],
    to,
    ...(attribute === 'email' && { subject: fill(text.subject) }),
    body: fill(attribute === 'email' ? text.email : text.sms),
    code: filling.code,
    UserPoolId: user.UserPoolId,
    Username: user.Username,
  }
  // Only an invitation names the user.
  putMessage(context, message, filling.name ? 'password' : filling.link ? 'link' : 'code')
}

const MEDIUM = { email: 'EMAIL', phone_number: 'SMS' } as const

const deliveryTo = (context: Context, { attribute, to }: Address): CodeDeliveryDetails => ({
  Destination: masked(context, to),
  DeliveryMedium: MEDIUM[attribute],
  AttributeName: attribute,
})

/** What is answered about a user that does not exist, where the app client hides that. */
export function pretendedDelivery(context: Context, name: string): CodeDeliveryDetails {
  if (isPhoneNumber(name)) return deliveryTo(context, { attribute: 'phone_number', to: name })
  return pretendedMail(context, name)
}

/** The same for a name that is asked for a code by mail. */
export const pretendedMail = (context: Context, name: string): CodeDeliveryDetails =>
  deliveryTo(context, { attribute: 'email', to: name.includes('@') ? name : `${name}@${name}` })

/** `ada@example.com` → `a***@e***`; `+441818118181` → `+********8181` (OP-110) */
function masked(context: Context, to: string): string {
  if (to.includes('@')) return to.replace(/^(.)[^@]*@(.).*$/u, '$1***@$2***')
  if (settingOf(context, 'OP-110') === 'seven-stars') return `+*******${to.slice(-4)}`
  return to.replace(/\d(?=\d{4})/g, '*')
}
