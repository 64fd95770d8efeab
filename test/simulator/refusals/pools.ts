import {
  DescribeUserPoolCommand,
  SetUserPoolSessionConfigurationCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Refusal } from './refusal.ts'
import { create, update, setMfa, remove } from '../userPools/steps/pools.ts'
import { api, thread } from './sources.ts'

const SES = {
  EmailSendingAccount: 'DEVELOPER' as const,
  SourceArn: 'arn:aws:ses:us-east-1:123456789012:identity/a@b.co',
}

const refused = (
  operation: string,
  when: string,
  call: Refusal['call'],
  settings?: Refusal['settings'],
  more: Partial<Refusal> = {},
): Refusal => ({
  when,
  call,
  ...(settings && { settings }),
  refused: { name: 'InvalidParameterException', message: '' },
  evidence: 'docs; no text on record',
  source: api(operation),
  ...more,
})
const inLite = (operation: string, when: string, call: Refusal['call'], feature: string): Refusal => ({
  when: `LITE: ${when}`,
  settings: { pool: { UserPoolTier: 'LITE' } },
  call,
  refused: {
    name: 'FeatureUnavailableInTierException',
    message: `The following features need to be disabled for the LITE pricing tier configured: ${feature}`,
  },
  evidence: 'ours (OP-120); the form recorded',
  source: api(operation),
})

const OTP = { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP'] } } as const
const TOTP = { SoftwareTokenMfaConfiguration: { Enabled: true } }

export const pools: Refusal[] = [
  {
    when: 'deleting a protected pool',
    settings: { pool: { DeletionProtection: 'ACTIVE' } },
    call: remove,
    refused: {
      name: 'InvalidParameterException',
      message:
        'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
    },
    evidence: 'docs; text recorded',
    source: api('DeleteUserPool'),
  },
  {
    when: 'reading a pool that is not there',
    call: ({ cognito }) => cognito.send(new DescribeUserPoolCommand({ UserPoolId: 'us-east-1_nobody000' })),
    refused: { name: 'ResourceNotFoundException', message: 'User pool us-east-1_nobody000 does not exist.' },
    evidence: 'recorded',
    source: api('DescribeUserPool'),
  },
  {
    when: 'threat protection in ESSENTIALS',
    call: update({ UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } }),
    refused: {
      name: 'FeatureUnavailableInTierException',
      message:
        'The following features need to be disabled for the ESSENTIALS pricing tier configured: Threat Protection',
    },
    evidence: 'recorded 2024–25 (OP-120)',
    source: thread('hashicorp/terraform-provider-aws#40734'),
  },
  {
    when: 'two features that the plan does not have',
    call: create({
      UserPoolTier: 'LITE',
      Policies: { ...OTP, PasswordPolicy: { PasswordHistorySize: 5 } } as never,
    }),
    refused: {
      name: 'FeatureUnavailableInTierException',
      message:
        'The following features need to be disabled for the LITE pricing tier configured: Choice-Based Sign-In, Password History',
    },
    evidence: 'ours (OP-120); the form recorded',
    source: api('CreateUserPool'),
  },
  inLite(
    'SetUserPoolMfaConfig',
    'passkeys',
    setMfa({ WebAuthnConfiguration: { RelyingPartyId: 'example.com' } }),
    'Passkeys',
  ),
  inLite(
    'SetUserPoolSessionConfiguration',
    'session tracking',
    ({ cognito, UserPoolId }) =>
      cognito.send(
        new SetUserPoolSessionConfigurationCommand({
          UserPoolId,
          UserSessionTracking: 'ENABLED',
          TokenSession: { MaxPerUser: 3 },
        }),
      ),
    'Session Tracking',
  ),
  inLite(
    'CreateUserPoolClient',
    'an app client that rotates refresh tokens',
    ({ newClient }) =>
      newClient({
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
        RefreshTokenRotation: { Feature: 'ENABLED' },
      }),
    'Refresh Token Rotation',
  ),
  {
    when: 'a lower plan than the passkeys in use need',
    given: setMfa({ WebAuthnConfiguration: { RelyingPartyId: 'example.com' } }),
    call: update({ UserPoolTier: 'LITE' }),
    refused: {
      name: 'TierChangeNotAllowedException',
      message: 'The LITE tier does not have what the user pool uses: Passkeys.',
    },
    evidence: 'ours (OP-119); the class docs',
    source: api('UpdateUserPool'),
  },
  {
    when: 'MFA without any factor',
    call: setMfa({ MfaConfiguration: 'ON' }),
    refused: {
      name: 'InvalidParameterException',
      message: 'At least one of [SmsMfaConfiguration] or [SoftwareTokenMfaConfiguration] must be provided.',
    },
    evidence: 'peer (OP-143)',
    source: api('SetUserPoolMfaConfig'),
  },
  {
    when: 'MFA without any factor by update',
    call: update({ MfaConfiguration: 'OPTIONAL' }),
    refused: {
      name: 'InvalidParameterException',
      message: 'At least one of [SmsMfaConfiguration] or [SoftwareTokenMfaConfiguration] must be provided.',
    },
    evidence: 'peer (OP-143)',
    source: api('UpdateUserPool'),
  },
  refused('CreateUserPool', 'MFA at creation without SmsConfiguration', create({ MfaConfiguration: 'ON' })),
  refused(
    'CreateUserPool',
    'aliases beside username attributes',
    create({ AliasAttributes: ['email'], UsernameAttributes: ['email'] }),
  ),
  refused(
    'CreateUserPool',
    'preferred_username as alias and required',
    create({
      AliasAttributes: ['preferred_username'],
      Schema: [{ Name: 'preferred_username', Required: true }],
    }),
  ),
  refused(
    'CreateUserPool',
    'first factors without PASSWORD',
    create({ Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['WEB_AUTHN'] } } }),
  ),
  refused(
    'SetUserPoolMfaConfig',
    'MFA required beside one-time passwords',
    setMfa({ ...TOTP, MfaConfiguration: 'ON' }),
    {
      pool: { Policies: OTP as never },
    },
  ),
  refused(
    'CreateUserPool',
    'admin_only beside another way of recovery',
    create({
      AccountRecoverySetting: {
        RecoveryMechanisms: [
          { Priority: 1, Name: 'admin_only' },
          { Priority: 2, Name: 'verified_email' },
        ],
      },
    }),
  ),
  refused(
    'CreateUserPool',
    'verification before update of what is not verified',
    create({ UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] } }),
  ),
  refused(
    'CreateUserPool',
    'an e-mail text of one’s own without SES',
    create({ EmailVerificationMessage: 'Code {####}' }),
  ),
  refused(
    'CreateUserPool',
    'SES without an identity',
    create({ EmailConfiguration: { EmailSendingAccount: 'DEVELOPER' } }),
  ),
  refused(
    'SetUserPoolMfaConfig',
    'e-mail MFA without SES',
    setMfa({ MfaConfiguration: 'OPTIONAL', EmailMfaConfiguration: {} }),
  ),
  refused(
    'SetUserPoolMfaConfig',
    'e-mail MFA where accounts are recovered by e-mail alone',
    setMfa({ MfaConfiguration: 'OPTIONAL', EmailMfaConfiguration: {} }),
    {
      pool: {
        EmailConfiguration: SES,
        AccountRecoverySetting: { RecoveryMechanisms: [{ Priority: 1, Name: 'verified_email' }] },
      },
    },
  ),
  refused(
    'CreateUserPool',
    'two names for the life of temporary passwords that differ',
    create({
      Policies: { PasswordPolicy: { TemporaryPasswordValidityDays: 3 } },
      AdminCreateUserConfig: { UnusedAccountValidityDays: 4 },
    }),
    undefined,
    { evidence: 'recorded; no text on record' },
  ),
  refused(
    'CreateUserPool',
    'a custom sender without a key',
    create({
      LambdaConfig: {
        CustomEmailSender: {
          LambdaVersion: 'V1_0',
          LambdaArn: 'arn:aws:lambda:us-east-1:123456789012:function:mail',
        },
      },
    }),
  ),
]
