import { seconds, type Context } from '../../context.ts'
import { newPoolName } from '../../crypto/ids.ts'
import { base64 } from '../../crypto/bytes.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolsOf, putPool, type SigningKey, type UserPool } from '../../store/userPools.ts'
import { describePool } from '../pools/describe.ts'
import { firstMfa } from '../pools/mfa.ts'
import { checkName } from '../pools/names.ts'
import { checkSimulated } from '../pools/notSimulated.ts'
import { checkQuota } from '../pools/quotas.ts'
import { checkRules } from '../pools/rules.ts'
import { schemaFrom } from '../pools/schema.ts'
import { settingsFrom } from '../pools/settings.ts'
import { checkTier, featuresOf } from '../pools/tiers.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html */
export async function CreateUserPool(
  input: Input<'CreateUserPool'>,
  context: Context,
): Promise<Output<'CreateUserPool'>> {
  checkSimulated('CreateUserPool', input)
  const pools = poolsOf(context)
  checkQuota(context, 'user pools in a Region', pools.length)
  checkName(
    context,
    input.PoolName,
    pools.map(({ Name }) => Name),
  )
  const settings = settingsFrom(context, input, input.PoolName)
  const Id = `${context.region}_${newPoolName(context.world)}`
  const draft: Omit<UserPool, 'keys'> = {
    Id,
    ...settings,
    Arn: `arn:aws:cognito-idp:${context.region}:${context.account}:userpool/${Id}`,
    SchemaAttributes: schemaFrom(input.Schema ?? []),
    AliasAttributes: input.AliasAttributes,
    UsernameAttributes: input.UsernameAttributes,
    UsernameConfiguration: input.UsernameConfiguration && {
      CaseSensitive: input.UsernameConfiguration.CaseSensitive ?? true,
    },
    CreationDate: seconds(context),
    LastModifiedDate: seconds(context),
    mfa: firstMfa(context, settings),
  }
  checkRules(context, draft)
  checkTier(draft.UserPoolTier, featuresOf(context, draft))

  const pool = { ...draft, keys: await newKeys(context) }
  putPool(context, pool)
  return { UserPool: describePool(context, pool) }
}

async function newKeys(context: Context): Promise<UserPool['keys']> {
  const [id, access] = await Promise.all([newKey(context), newKey(context)])
  return { id, access }
}

/** A signing key whose `kid` is 32 random bytes in base64, as in Cognito's JWKS. */
async function newKey({ world }: Context): Promise<SigningKey> {
  const pair = await world.createKey()
  return { kid: base64(world.random(32)), ...pair }
}
