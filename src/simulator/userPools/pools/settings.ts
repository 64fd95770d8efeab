import type { Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { Input } from '../../model/types.ts'
import type { PoolSettings } from '../../store/userPools.ts'
import { passwordPolicyFrom } from './passwordPolicy.ts'

type Given = Omit<Input<'UpdateUserPool'>, 'UserPoolId'>

/**
 * A pool's settings as given, with defaults in place of what was left out. Update replaces all of them.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPool.html
 */
export function settingsFrom(context: Context, given: Given, Name: string): PoolSettings {
  const days = temporaryPasswordDays(given)
  const PasswordPolicy = passwordPolicyFrom(context, given.Policies?.PasswordPolicy, days)
  const SignInPolicy = given.Policies?.SignInPolicy
  return {
    Name,
    Policies: { PasswordPolicy, ...(SignInPolicy && { SignInPolicy }) },
    DeletionProtection: given.DeletionProtection ?? 'INACTIVE',
    LambdaConfig: given.LambdaConfig ?? {},
    AutoVerifiedAttributes: given.AutoVerifiedAttributes,
    SmsVerificationMessage: given.SmsVerificationMessage,
    EmailVerificationMessage: given.EmailVerificationMessage,
    EmailVerificationSubject: given.EmailVerificationSubject,
    VerificationMessageTemplate: {
      ...given.VerificationMessageTemplate,
      DefaultEmailOption: given.VerificationMessageTemplate?.DefaultEmailOption ?? 'CONFIRM_WITH_CODE',
    },
    SmsAuthenticationMessage: given.SmsAuthenticationMessage,
    MfaConfiguration: given.MfaConfiguration ?? 'OFF',
    UserAttributeUpdateSettings: given.UserAttributeUpdateSettings,
    DeviceConfiguration: given.DeviceConfiguration,
    EmailConfiguration: {
      ...given.EmailConfiguration,
      EmailSendingAccount: given.EmailConfiguration?.EmailSendingAccount ?? 'COGNITO_DEFAULT',
    },
    SmsConfiguration: given.SmsConfiguration,
    UserPoolTags: given.UserPoolTags,
    AdminCreateUserConfig: {
      ...given.AdminCreateUserConfig,
      AllowAdminCreateUserOnly: given.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false,
      UnusedAccountValidityDays: PasswordPolicy.TemporaryPasswordValidityDays,
    },
    UserPoolAddOns: given.UserPoolAddOns,
    AccountRecoverySetting: given.AccountRecoverySetting,
    UserPoolTier: given.UserPoolTier ?? 'ESSENTIALS',
    KeyConfiguration: given.KeyConfiguration,
    IssuerConfiguration: given.IssuerConfiguration,
  }
}

/**
 * How long temporary passwords live has two names, the older in AdminCreateUserConfig.
 *
 * @throws InvalidParameterException when both are given and differ; AWS's text is not on record
 */
function temporaryPasswordDays(given: Given): number | undefined {
  const newer = given.Policies?.PasswordPolicy?.TemporaryPasswordValidityDays || undefined
  const older = given.AdminCreateUserConfig?.UnusedAccountValidityDays || undefined
  if (newer && older && newer !== older) throw InvalidParameterException()
  return newer ?? older
}
