import type { Input } from '../model/types.ts'
import type { Context } from '../context.ts'
import { findRecord, putRecord } from './records.ts'
import { noSuchPool } from '../errors.ts'
import type { KeyPair } from '../world.ts'

/** One of a pool's two signing keys; `kid` is 44 characters of base64. */
export type SigningKey = KeyPair & { kid: string }

export type PasswordPolicy = {
  MinimumLength: number
  RequireUppercase: boolean
  RequireLowercase: boolean
  RequireNumbers: boolean
  RequireSymbols: boolean
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

/** A user pool: the settings as the API names them, dates in seconds, and its signing keys. */
export type UserPool = {
  Id: string
  Name: string
  Arn: string
  Policies: { PasswordPolicy: PasswordPolicy }
  SchemaAttributes: SchemaAttribute[]
  AutoVerifiedAttributes?: ('email' | 'phone_number')[]
  AliasAttributes?: ('email' | 'phone_number' | 'preferred_username')[]
  UsernameAttributes?: ('email' | 'phone_number')[]
  UsernameConfiguration?: { CaseSensitive: boolean }
  AdminCreateUserConfig: { AllowAdminCreateUserOnly: boolean; UnusedAccountValidityDays: number }
  DeletionProtection: 'ACTIVE' | 'INACTIVE'
  UserPoolTier: NonNullable<Input<'CreateUserPool'>['UserPoolTier']>
  UserPoolTags?: Record<string, string>
  CreationDate: number
  LastModifiedDate: number
  /** ID tokens and access tokens are signed by two different keys. */
  keys: { id: SigningKey; access: SigningKey }
}

/** @throws ResourceNotFoundException when there is no such pool in this Region */
export function poolOf(context: Context, id: string): UserPool {
  const pool = id.startsWith(`${context.region}_`) ? findRecord(context, 'userPools', id) : undefined
  if (!pool) throw noSuchPool(id)
  return pool
}

export const putPool = (context: Context, pool: UserPool) => putRecord(context, 'userPools', pool.Id, pool)

/** The issuer of a pool's tokens: https://cognito-idp.REGION.amazonaws.com/POOLID */
export const issuerOf = (pool: { Id: string }): string =>
  `https://cognito-idp.${pool.Id.slice(0, pool.Id.indexOf('_'))}.amazonaws.com/${pool.Id}`
