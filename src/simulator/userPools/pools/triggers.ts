import type { UserPool } from '../../store/userPools.ts'

/** A Lambda trigger by its name in LambdaConfig. */
export type Trigger = Exclude<keyof UserPool['LambdaConfig'], 'KMSKeyID' | 'PreTokenGenerationConfig'>

/** The function that a pool calls at a trigger: its ARN. */
export function triggerOf({ LambdaConfig }: UserPool, trigger: Trigger): string | undefined {
  const versioned = trigger === 'PreTokenGeneration' ? LambdaConfig.PreTokenGenerationConfig : undefined
  const set = versioned ?? LambdaConfig[trigger]
  return typeof set === 'object' ? set.LambdaArn : set
}

export const hasTrigger = (pool: UserPool, trigger: Trigger): boolean =>
  triggerOf(pool, trigger) !== undefined
