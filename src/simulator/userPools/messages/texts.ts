import type { UserPool } from '../../store/userPools.ts'

/** A message by mail and as text message. `{####}` stands for the code or password, `{username}` for the name. */
export type Text = { subject: string; email: string; sms: string }

/**
 * A code for an address. The default mail is Cognito's (seen in public reports); its text message is not on record and
 * says the same (OP-601).
 */
export const verificationText = (pool: UserPool): Text => codeText(pool, 'Your confirmation code is {####}')

/** A code for a forgotten password: the pool's own text, if it has one, is that of verification. */
export const resetText = (pool: UserPool): Text => codeText(pool, 'Your password reset code is {####}')

function codeText(pool: UserPool, standard: string): Text {
  const template = pool.VerificationMessageTemplate
  return {
    subject: template.EmailSubject ?? pool.EmailVerificationSubject ?? 'Your verification code',
    email: template.EmailMessage ?? pool.EmailVerificationMessage ?? standard,
    sms: template.SmsMessage ?? pool.SmsVerificationMessage ?? standard,
  }
}

/**
 * A new user's name and temporary password.
 * Source: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_cognito.UserInvitationConfig.html
 */
export function invitationText({ AdminCreateUserConfig }: UserPool): Text {
  const { EmailSubject, EmailMessage, SMSMessage } = AdminCreateUserConfig.InviteMessageTemplate ?? {}
  return {
    subject: EmailSubject ?? 'Your temporary password',
    email: EmailMessage ?? 'Your username is {username} and temporary password is {####}.',
    sms: SMSMessage ?? 'Your username is {username} and temporary password is {####}',
  }
}

/** A code to sign in with: the pool's own text for it, else Cognito's. */
export function authenticationText(pool: UserPool): Text {
  const standard = 'Your authentication code is {####}'
  const { SmsMfaConfiguration, EmailMfaConfiguration } = pool.mfa
  return {
    subject: EmailMfaConfiguration?.Subject ?? 'Your authentication code',
    email: EmailMfaConfiguration?.Message ?? standard,
    sms: SmsMfaConfiguration?.SmsAuthenticationMessage ?? pool.SmsAuthenticationMessage ?? standard,
  }
}
