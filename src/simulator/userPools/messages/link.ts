import type { Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import { domainsOf, originOf } from '../../store/domains.ts'
import type { User } from '../../store/users.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import type { Contact } from '../users/contacts.ts'
import type { Text } from './texts.ts'

/** Whether sign-ups are confirmed by a link in the mail instead of a code. Text messages have codes always. */
export const isByLink = (pool: UserPool, attribute: Contact): boolean =>
  attribute === 'email' && pool.VerificationMessageTemplate.DefaultEmailOption === 'CONFIRM_WITH_LINK'

/**
 * A link leads to the pool's domain.
 *
 * @throws InvalidParameterException when there is none, in words seen in 2017 and 2018 (amazon-cognito-identity-js 512)
 */
export function checkDomain(context: Context, pool: UserPool): void {
  if (domainsOf(context, pool).length) return
  throw InvalidParameterException(
    'Cannot perform specific action because there does not exist a valid use pool domain associated with the user pool',
  )
}

/** A mail with a link, which `{##…##}` stands for. The default words are ours; AWS's are not on record (OP-601). */
export function linkText({ VerificationMessageTemplate }: UserPool): Text {
  const { EmailSubjectByLink, EmailMessageByLink } = VerificationMessageTemplate
  return {
    subject: EmailSubjectByLink ?? 'Your verification link',
    email: EmailMessageByLink ?? 'To verify your email address, follow this link: {##Verify Email##}',
    sms: '',
  }
}

/** Where the link of a mail leads. */
export function linkTo(
  context: Context,
  pool: UserPool,
  client: UserPoolClient,
  user: User,
  code: string,
): string | undefined {
  const query = new URLSearchParams({
    client_id: client.ClientId,
    user_name: user.Username,
    confirmation_code: code,
  })
  const [domain] = domainsOf(context, pool)
  return domain && context.world.publicUrl(`${originOf(domain)}/confirmUser/?${query}`)
}
