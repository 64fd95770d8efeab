import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { UserPool as Pool } from '../../store/userPools.ts'

export const MAX_TAGS = 50

type UserPool = Omit<Pool, 'keys'>
type Rule = { broken: (pool: UserPool) => unknown; why: string }

/**
 * What a pool's settings must have between them. AWS's texts are not on record.
 * Source: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html
 */
const RULES: Rule[] = [
  {
    broken: ({ AliasAttributes, UsernameAttributes }) => AliasAttributes && UsernameAttributes,
    why: 'AliasAttributes and UsernameAttributes exclude each other',
  },
  {
    broken: (pool) =>
      pool.AliasAttributes?.includes('preferred_username') &&
      pool.SchemaAttributes.some(({ Name, Required }) => Name === 'preferred_username' && Required),
    why: 'preferred_username cannot be both required and an alias',
  },
  {
    broken: (pool) => factorsOf(pool) && !factorsOf(pool)?.includes('PASSWORD'),
    why: 'PASSWORD must be among the AllowedFirstAuthFactors',
  },
  {
    broken: (pool) => factorsOf(pool)?.includes('SOFTWARE_TOKEN'),
    why: 'SOFTWARE_TOKEN is no first factor',
  },
  {
    broken: (pool) =>
      pool.MfaConfiguration === 'ON' && factorsOf(pool)?.some((factor) => factor.endsWith('_OTP')),
    why: 'MFA cannot be required where one-time passwords are allowed as first factor',
  },
  {
    broken: ({ AccountRecoverySetting }) => {
      const mechanisms = AccountRecoverySetting?.RecoveryMechanisms ?? []
      const isRepeated = (member: 'Name' | 'Priority') =>
        new Set(mechanisms.map((mechanism) => mechanism[member])).size < mechanisms.length
      const isAdminWithOthers = mechanisms.length > 1 && mechanisms.some(({ Name }) => Name === 'admin_only')
      return isRepeated('Name') || isRepeated('Priority') || isAdminWithOthers
    },
    why: 'recovery mechanisms need different names and priorities, and admin_only stands alone',
  },
  {
    broken: (pool) =>
      pool.UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate?.some(
        (attribute) => !pool.AutoVerifiedAttributes?.includes(attribute),
      ),
    why: 'an attribute that needs verification before its update must be auto-verified',
  },
  {
    broken: (pool) => pool.EmailConfiguration.EmailSendingAccount !== 'DEVELOPER' && hasOwnEmailTexts(pool),
    why: 'email texts of your own need EmailSendingAccount DEVELOPER',
  },
  {
    broken: ({ VerificationMessageTemplate: { EmailMessage, EmailMessageByLink } }) =>
      EmailMessage && EmailMessageByLink,
    why: 'a template has either EmailMessage or EmailMessageByLink',
  },
  {
    broken: ({ EmailConfiguration }) =>
      EmailConfiguration.EmailSendingAccount === 'DEVELOPER' && !EmailConfiguration.SourceArn,
    why: 'EmailSendingAccount DEVELOPER needs a SourceArn',
  },
  {
    broken: ({ LambdaConfig }) => arnsIn(LambdaConfig).some((arn) => !FUNCTION.test(arn)),
    why: 'a trigger is the ARN of a Lambda function',
  },
  {
    broken: ({ LambdaConfig: { PreTokenGeneration, PreTokenGenerationConfig } }) =>
      PreTokenGeneration &&
      PreTokenGenerationConfig &&
      PreTokenGeneration !== PreTokenGenerationConfig.LambdaArn,
    why: 'PreTokenGeneration and PreTokenGenerationConfig must name the same function',
  },
  {
    broken: ({ LambdaConfig: { CustomSMSSender, CustomEmailSender, KMSKeyID } }) =>
      (CustomSMSSender ?? CustomEmailSender) && !KMSKeyID,
    why: 'a custom sender needs a KMSKeyID',
  },
  {
    broken: ({ KeyConfiguration }) =>
      KeyConfiguration?.KeyType === 'CUSTOMER_MANAGED_KEY' && !KeyConfiguration.KmsKeyArn,
    why: 'CUSTOMER_MANAGED_KEY needs a KmsKeyArn',
  },
  {
    broken: ({ UserPoolTags }) => Object.keys(UserPoolTags ?? {}).length > MAX_TAGS,
    why: `a pool has at most ${MAX_TAGS} tags`,
  },
]

/** @throws InvalidParameterException when two settings of a pool do not go together */
export function checkRules(context: Context, pool: UserPool): void {
  const rule = RULES.find(({ broken }) => broken(pool))
  if (rule) throw unworded(context, InvalidParameterException, rule.why)
}

const FUNCTION = /^arn:aws[\w-]*:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+(:[\w-]+)?$/

const arnsIn = ({ KMSKeyID: _, ...triggers }: UserPool['LambdaConfig']): string[] =>
  Object.values(triggers).flatMap((set) => (typeof set === 'object' ? (set.LambdaArn ?? []) : (set ?? [])))

const factorsOf = ({ Policies }: UserPool) => Policies.SignInPolicy?.AllowedFirstAuthFactors

function hasOwnEmailTexts(pool: UserPool): boolean {
  const { EmailMessage, EmailSubject, EmailMessageByLink, EmailSubjectByLink } =
    pool.VerificationMessageTemplate
  const texts = [EmailMessage, EmailSubject, EmailMessageByLink, EmailSubjectByLink]
  return [pool.EmailVerificationMessage, pool.EmailVerificationSubject, ...texts].some(Boolean)
}
