import type { Input } from '../model/types.ts'
import type { Context } from '../context.ts'
import { findRecord, putRecord } from './records.ts'
import { valuesUnder } from './table.ts'
import { noSuchPool } from '../errors.ts'
import type { CertifiedKey } from '../crypto/certificate.ts'
import type { KeyPair } from '../world.ts'

/** One of a pool's two signing keys; `kid` is 44 characters of base64. */
export type SigningKey = KeyPair & { kid: string }

/** The key of a pool's SAML requests. */
export type SamlKey = CertifiedKey

export type PasswordPolicy = {
  MinimumLength: number
  RequireUppercase: boolean
  RequireLowercase: boolean
  RequireNumbers: boolean
  RequireSymbols: boolean
  /** how many former passwords can't be taken again; absent: none */
  PasswordHistorySize?: number
  TemporaryPasswordValidityDays: number
}

/** A standard or custom attribute as DescribeUserPool shows it. */
export type SchemaAttribute = {
  Name: string
  AttributeDataType: 'String' | 'Number' | 'DateTime' | 'Boolean'
  DeveloperOnlyAttribute: boolean
  Mutable: boolean
  Required: boolean
  StringAttributeConstraints?: { MinLength?: string; MaxLength?: string }
  NumberAttributeConstraints?: { MinValue?: string; MaxValue?: string }
}

type Given = Input<'UpdateUserPool'>
type Mfa = Input<'SetUserPoolMfaConfig'>

/** What UpdateUserPool replaces as a whole: every member, as given or as its default. */
export type PoolSettings = {
  Name: string
  Policies: {
    PasswordPolicy: PasswordPolicy
    SignInPolicy?: NonNullable<NonNullable<Given['Policies']>['SignInPolicy']>
  }
  DeletionProtection: 'ACTIVE' | 'INACTIVE'
  LambdaConfig: NonNullable<Given['LambdaConfig']>
  VerificationMessageTemplate: NonNullable<Given['VerificationMessageTemplate']>
  MfaConfiguration: 'OFF' | 'ON' | 'OPTIONAL'
  EmailConfiguration: NonNullable<Given['EmailConfiguration']>
  AdminCreateUserConfig: NonNullable<Given['AdminCreateUserConfig']> & {
    AllowAdminCreateUserOnly: boolean
    UnusedAccountValidityDays: number
  }
  UserPoolTier: NonNullable<Given['UserPoolTier']>
} & Pick<
  Given,
  | 'AccountRecoverySetting'
  | 'AutoVerifiedAttributes'
  | 'DeviceConfiguration'
  | 'EmailVerificationMessage'
  | 'EmailVerificationSubject'
  | 'IssuerConfiguration'
  | 'KeyConfiguration'
  | 'SmsAuthenticationMessage'
  | 'SmsConfiguration'
  | 'SmsVerificationMessage'
  | 'UserAttributeUpdateSettings'
  | 'UserPoolAddOns'
  | 'UserPoolTags'
>

/** A user pool: the settings as the API names them, dates in seconds; members of ours in lower case. */
export type UserPool = PoolSettings & {
  Id: string
  Arn: string
  SchemaAttributes: SchemaAttribute[]
  AliasAttributes?: ('email' | 'phone_number' | 'preferred_username')[] | undefined
  UsernameAttributes?: ('email' | 'phone_number')[] | undefined
  UsernameConfiguration?: { CaseSensitive: boolean } | undefined
  CreationDate: number
  LastModifiedDate: number
  /** ID tokens and access tokens are signed by two different keys. */
  keys: { id: SigningKey; access: SigningKey }
  /** made when it is first asked for */
  samlKey?: SamlKey
  /** what SetUserPoolMfaConfig adds to `MfaConfiguration` and the SMS settings above; absent: off */
  mfa: Pick<
    Mfa,
    | 'EmailMfaConfiguration'
    | 'SmsMfaConfiguration'
    | 'SoftwareTokenMfaConfiguration'
    | 'WebAuthnConfiguration'
  >
  /** what SetUserPoolSessionConfiguration set; absent: sessions are not tracked */
  sessionTracking?: Omit<Input<'SetUserPoolSessionConfiguration'>, 'UserPoolId'>
  /** where logs would be delivered: stored without effect */
  logDelivery?: Input<'SetLogDeliveryConfiguration'>['LogConfigurations']
  /** replicas in other Regions: stored without effect */
  replicas?: { RegionName: string; Status: 'ACTIVE' | 'INACTIVE' }[]
}

/** @throws ResourceNotFoundException when there is no such pool in this Region */
export function poolOf(context: Context, id: string): UserPool {
  const pool = id.startsWith(`${context.region}_`) ? findRecord(context, 'userPools', id) : undefined
  if (!pool) throw noSuchPool(id)
  return pool
}

/** The pools of this Region. */
export const poolsOf = ({ state, region }: Context): UserPool[] => [
  ...valuesUnder(state.userPools, `${region}_`),
]

/** @throws ResourceNotFoundException when the ARN is of no pool of this account and Region */
export function poolOfArn(context: Context, arn: string): UserPool {
  const id = arn.slice(arn.indexOf('/') + 1)
  const pool = poolOf(context, id)
  if (pool.Arn !== arn) throw noSuchPool(id)
  return pool
}

export const putPool = (context: Context, pool: UserPool) => putRecord(context, 'userPools', pool.Id, pool)

/**
 * The issuer of a pool's tokens: https://cognito-idp.REGION.amazonaws.com/POOLID, or with IssuerConfiguration UPDATED
 * https://issuer-cognito-idp.REGION.amazonaws.com/POOLID
 */
export function issuerOf(pool: Pick<UserPool, 'Id' | 'IssuerConfiguration'>): string {
  const host = pool.IssuerConfiguration?.Type === 'UPDATED' ? 'issuer-cognito-idp' : 'cognito-idp'
  return `https://${host}.${pool.Id.slice(0, pool.Id.indexOf('_'))}.amazonaws.com/${pool.Id}`
}
