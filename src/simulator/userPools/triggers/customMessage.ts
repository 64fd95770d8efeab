import { unworded, type Context } from '../../context.ts'
import { InvalidLambdaResponseException, InvalidParameterException } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import type { User } from '../../store/users.ts'
import { hasTrigger } from '../pools/triggers.ts'
import { invoke, type Caller } from './invoke.ts'
import { textIn, type Response } from './response.ts'
import { userAttributesOf } from './userAttributes.ts'

/** Why a message is sent: the end of its trigger sources. */
export type Occasion = Caller & {
  purpose:
    | 'SignUp'
    | 'AdminCreateUser'
    | 'ResendCode'
    | 'ForgotPassword'
    | 'UpdateUserAttribute'
    | 'VerifyUserAttribute'
    | 'Authentication'
}

/** The texts that take the place of the pool's own. */
export type OwnTexts = { sms?: string; email?: string; subject?: string }

const CODE = '{####}'
const USERNAME = '{username}'
const LINK = /\{##.*?##\}/s

/**
 * Lets the function write a message.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html
 *
 * @param isByLink whether a link in the mail stands for the code
 * @throws InvalidLambdaResponseException when it writes a mail which Cognito itself would send
 */
export async function customMessage(
  context: Context,
  { pool, client, clientMetadata, purpose }: Occasion,
  user: User,
  isByLink: boolean,
): Promise<OwnTexts> {
  if (!hasTrigger(pool, 'CustomMessage')) return {}
  const isInvitation = purpose === 'AdminCreateUser'
  const response = await invoke(context, {
    ...{ pool, client, userName: user.Username },
    triggerSource: `CustomMessage_${purpose}`,
    request: {
      userAttributes: userAttributesOf(pool, user),
      codeParameter: CODE,
      linkParameter: '{##Click Here##}',
      usernameParameter: isInvitation ? USERNAME : null,
      ...(clientMetadata && { clientMetadata }),
    },
    response: { smsMessage: null, emailMessage: null, emailSubject: null },
  })
  const hasCode = (text: string) => text.includes(CODE) && (!isInvitation || text.includes(USERNAME))
  const fits: Record<keyof OwnTexts, (text: string) => boolean> = {
    sms: (text) => text.length <= 140 && hasCode(text),
    email: (text) => text.length <= 20_000 && (hasCode(text) || (isByLink && LINK.test(text))),
    subject: (text) => text.length <= 140,
  }
  const isOwnSender = pool.EmailConfiguration.EmailSendingAccount === 'DEVELOPER'
  return fitting(context, textsOf(context, response, isOwnSender), fits)
}

function textsOf(context: Context, response: Response, isOwnSender: boolean): OwnTexts {
  const sms = textIn(response, 'smsMessage')
  const email = textIn(response, 'emailMessage')
  const subject = textIn(response, 'emailSubject')
  if (!isOwnSender && (email ?? subject) !== undefined) {
    const why = 'a mail text of the function needs EmailSendingAccount DEVELOPER'
    throw unworded(context, InvalidLambdaResponseException, why)
  }
  return { ...(sms && { sms }), ...(email && { email }), ...(subject && { subject }) }
}

/** A text that is too long, or lacks its placeholders, gives way to the pool's own (OP-623). */
function fitting(
  context: Context,
  texts: OwnTexts,
  fits: Record<keyof OwnTexts, (text: string) => boolean>,
): OwnTexts {
  const kept = Object.entries(texts).filter(([name, text]) => {
    if (fits[name as keyof OwnTexts](text)) return true
    const why = `the function’s ${name} text is too long, or lacks a placeholder`
    if (settingOf(context, 'OP-623') === 'refused') throw unworded(context, InvalidParameterException, why)
    context.note({ kind: 'decision', what: `The pool’s own text is sent: ${why}` })
    return false
  })
  return Object.fromEntries(kept)
}
