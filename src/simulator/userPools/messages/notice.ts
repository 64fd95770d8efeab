import type { Context } from '../../context.ts'
import { base64url } from '../../crypto/bytes.ts'
import type { Input } from '../../model/types.ts'
import type { AuthEvent } from '../../store/authEvents.ts'
import { domainsOf, originOf } from '../../store/domains.ts'
import { putMessage } from '../../store/messages.ts'
import { attributeOf, type User } from '../../store/users.ts'
import { customNotice } from '../triggers/customSender.ts'
import type { Caller } from '../triggers/invoke.ts'

/** What is done about a risky sign-in. */
export type Measure = 'NO_ACTION' | 'MFA' | 'BLOCK'

type Notify = NonNullable<
  NonNullable<Input<'SetRiskConfiguration'>['AccountTakeoverRiskConfiguration']>['NotifyConfiguration']
>

const TEMPLATE = { NO_ACTION: 'NoActionEmail', MFA: 'MfaEmail', BLOCK: 'BlockEmail' } as const

/** Where the settings have no template, the words are ours (OP-643). */
const STANDARD = {
  NO_ACTION: 'A sign-in to your account at {login-time} looked unusual.',
  MFA: 'A sign-in to your account at {login-time} was asked for a second factor.',
  BLOCK: 'A sign-in to your account at {login-time} was blocked.',
}

/** An event with the token that lets the user judge it; as it was, when they have no address to be told at. */
export const withFeedback = (context: Context, user: User, event: AuthEvent): AuthEvent =>
  attributeOf(user, 'email') === undefined
    ? event
    : { ...event, feedbackToken: base64url(context.world.random(64)) }

/** Tells a user by mail of a risky sign-in; where the pool has a function that sends mails, that one does. */
export async function sendNotice(
  context: Context,
  caller: Pick<Caller, 'pool' | 'client'>,
  user: User,
  event: AuthEvent,
  measure: Measure,
  settings: Notify | undefined,
): Promise<void> {
  const to = attributeOf(user, 'email')
  const { feedbackToken } = event
  if (to === undefined || feedbackToken === undefined) {
    context.note({ kind: 'decision', what: 'Nobody is told: the user has no email' })
    return
  }
  const told = { ...event, feedbackToken }
  if (await customNotice(context, caller, user, attributesFor(context, user, told, measure))) return
  const { Subject, TextBody, HtmlBody } = settings?.[TEMPLATE[measure]] ?? {}
  const fill = filled(context, user, told)
  putMessage(context, {
    medium: 'EMAIL',
    to,
    subject: fill(Subject ?? 'A sign-in to your account'),
    body: fill(TextBody ?? HtmlBody ?? STANDARD[measure]),
    UserPoolId: user.UserPoolId,
    Username: user.Username,
  })
}

/** The sign-in as a function is told of it. */
function attributesFor(context: Context, user: User, event: Told, measure: Measure) {
  const { IpAddress, DeviceName, City, Country } = event.EventContextData ?? {}
  return {
    LOGIN_TIME: loginTime(event),
    CITY: City ?? null,
    COUNTRY: Country ?? null,
    ACCOUNT_TAKE_OVER_ACTION: measure,
    FEEDBACK_TOKEN: event.feedbackToken,
    ONE_CLICK_LINK_VALID: linkTo(context, user, event, 'Valid') ?? null,
    DEVICE_NAME: DeviceName ?? null,
    EVENT_ID: event.EventId,
    IP_ADDRESS: IpAddress ?? null,
    USER_NAME: user.Username,
    ONE_CLICK_LINK_INVALID: linkTo(context, user, event, 'Invalid') ?? null,
  }
}

const loginTime = ({ CreationDate }: AuthEvent) => new Date(CreationDate * 1000).toUTCString()

type Told = AuthEvent & { feedbackToken: string }

/**
 * Fills a template's placeholders. What an event does not know is `unknown`, and without a domain links stay as they are.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-message-customizations.html
 */
function filled(context: Context, user: User, event: Told): (template: string) => string {
  const { IpAddress, DeviceName, City, Country } = event.EventContextData ?? {}
  const values: Record<string, string | undefined> = {
    username: user.Username,
    'ip-address': IpAddress ?? 'unknown',
    city: City ?? 'unknown',
    country: Country ?? 'unknown',
    'device-name': DeviceName ?? 'unknown',
    'login-time': loginTime(event),
    'event-id': event.EventId,
    'feedback-token': event.feedbackToken,
    'one-click-link-valid': linkTo(context, user, event, 'Valid'),
    'one-click-link-invalid': linkTo(context, user, event, 'Invalid'),
  }
  return (template) => template.replace(/\{([a-z-]+)\}/g, (whole, name: string) => values[name] ?? whole)
}

/** One click that judges the event, at the pool's domain; its path is ours, for AWS's is not on record (OP-643). */
function linkTo(
  context: Context,
  { UserPoolId, Username }: User,
  { EventId, feedbackToken }: Told,
  feedback: 'Valid' | 'Invalid',
): string | undefined {
  const [domain] = domainsOf(context, { Id: UserPoolId })
  const query = new URLSearchParams({
    user_name: Username,
    event_id: EventId,
    feedback_token: feedbackToken,
    feedback_value: feedback,
  })
  return domain && `${originOf(domain)}/feedback?${query}`
}
