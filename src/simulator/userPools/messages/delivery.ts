import type { Context } from '../../context.ts'
import { putMessage } from '../../store/messages.ts'
import { settingOf } from '../../store/settings.ts'
import type { User } from '../../store/users.ts'
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

/**
 * Sends a text, its placeholders filled: by mail to an email address, by SMS to a phone number.
 *
 * @throws LimitExceededException when Cognito sends no more mails today
 */
export function deliver(
  context: Context,
  user: User,
  { attribute, to }: Address,
  text: Text,
  filling: { code: string; name?: string },
): CodeDeliveryDetails {
  const fill = (template: string) =>
    template
      .replaceAll('{####}', () => filling.code)
      .replaceAll('{username}', () => filling.name ?? user.Username)
  if (attribute === 'email') checkMailLimit(context, user.UserPoolId)
  putMessage(context, {
    medium: MEDIUM[attribute],
    to,
    ...(attribute === 'email' && { subject: fill(text.subject) }),
    body: fill(attribute === 'email' ? text.email : text.sms),
    code: filling.code,
    UserPoolId: user.UserPoolId,
    Username: user.Username,
  })
  return deliveryTo(context, { attribute, to })
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
