import { seconds, type Context } from '../../context.ts'
import { newPoolName } from '../../crypto/ids.ts'
import { base64 } from '../../crypto/bytes.ts'
import { InvalidParameterException, NotSimulated } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { putPool, type SigningKey, type UserPool } from '../../store/userPools.ts'
import { checkSimulated } from '../pools/notSimulated.ts'
import { passwordPolicyFrom } from '../pools/passwordPolicy.ts'
import { standardAttributes } from '../pools/standardAttributes.ts'
import { describePool } from '../pools/describe.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html */
export async function CreateUserPool(
  input: Input<'CreateUserPool'>,
  context: Context,
): Promise<Output<'CreateUserPool'>> {
  checkSimulated('CreateUserPool', input, NOT_YET)
  if (input.MfaConfiguration && input.MfaConfiguration !== 'OFF')
    throw NotSimulated('CreateUserPool with MFA')
  if (input.AutoVerifiedAttributes?.includes('phone_number')) {
    throw NotSimulated('CreateUserPool with phone numbers verified by SMS')
  }
  // AWS's text is not on record: the class alone is.
  if (input.AliasAttributes && input.UsernameAttributes) throw InvalidParameterException()

  const [id, access] = await Promise.all([newKey(context), newKey(context)])
  const Id = `${context.region}_${newPoolName(context.world)}`
  const pool: UserPool = {
    Id,
    Name: input.PoolName,
    Arn: `arn:aws:cognito-idp:${context.region}:${context.account}:userpool/${Id}`,
    Policies: { PasswordPolicy: passwordPolicyFrom(input.Policies?.PasswordPolicy) },
    SchemaAttributes: standardAttributes,
    AutoVerifiedAttributes: input.AutoVerifiedAttributes,
    AliasAttributes: input.AliasAttributes,
    UsernameAttributes: input.UsernameAttributes,
    UsernameConfiguration: input.UsernameConfiguration && {
      CaseSensitive: input.UsernameConfiguration.CaseSensitive ?? true,
    },
    AdminCreateUserConfig: {
      AllowAdminCreateUserOnly: input.AdminCreateUserConfig?.AllowAdminCreateUserOnly ?? false,
      UnusedAccountValidityDays: 7,
    },
    DeletionProtection: input.DeletionProtection ?? 'INACTIVE',
    UserPoolTier: input.UserPoolTier ?? 'ESSENTIALS',
    UserPoolTags: input.UserPoolTags,
    CreationDate: seconds(context),
    LastModifiedDate: seconds(context),
    keys: { id, access },
  }
  putPool(context, pool)
  return { UserPool: describePool(pool, 0) }
}

const NOT_YET = [
  'AccountRecoverySetting',
  'AcrConfiguration',
  'DcrConfiguration',
  'DeviceConfiguration',
  'EmailConfiguration',
  'EmailVerificationMessage',
  'EmailVerificationSubject',
  'IssuerConfiguration',
  'KeyConfiguration',
  'LambdaConfig',
  'Schema',
  'SmsAuthenticationMessage',
  'SmsConfiguration',
  'SmsVerificationMessage',
  'UserAttributeUpdateSettings',
  'UserPoolAddOns',
  'VerificationMessageTemplate',
]

/** A signing key whose `kid` is 32 random bytes in base64, as in Cognito's JWKS. */
async function newKey({ world }: Context): Promise<SigningKey> {
  const pair = await world.createKey()
  return { kid: base64(world.random(32)), ...pair }
}
