import type { Context } from '../../context.ts'
import { LimitExceededException } from '../../errors.ts'
import { facts } from '../../facts.ts'
import { newestMessages } from '../../store/messages.ts'
import { findRecord } from '../../store/records.ts'
import { settingOf } from '../../store/settings.ts'

const A_DAY = 24 * 60 * 60_000

/**
 * Where quotas hold: what Cognito mails without SES is limited. What led to the mail stays done (OP-654).
 *
 * @throws LimitExceededException when the day's mails are sent
 */
export function checkMailLimit(context: Context, poolId: string): void {
  if (settingOf(context, 'quotas') === 'off' || !isByCognito(context, poolId)) return
  const now = context.world.now()
  const since = now - ((now - facts.mailDayBegins.seconds * 1000) % A_DAY)
  let sent = 0
  for (const message of newestMessages(context)) {
    if (message.sentAt < since) return
    // What has no code is a notice of threat protection, which has an SES of its own.
    const isCounted = message.medium === 'EMAIL' && message.code !== undefined
    if (isCounted && isByCognito(context, message.UserPoolId)) sent++
    if (sent === facts.mailsADay.value) throw LimitExceededException(WORDS)
  }
}

const WORDS =
  'Exceeded daily email limit for the operation or the account. If a higher limit is required, ' +
  'please configure your user pool to use your own Amazon SES configuration for sending email.'

/** Whether a pool's mails go out without SES; those of a pool that is gone count, too. */
const isByCognito = (context: Context, poolId: string): boolean =>
  findRecord(context, 'userPools', poolId)?.EmailConfiguration.EmailSendingAccount !== 'DEVELOPER'
