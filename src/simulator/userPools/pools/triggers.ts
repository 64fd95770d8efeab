import { NotSimulated } from '../../errors.ts'
import type { UserPool } from '../../store/userPools.ts'

/** A Lambda trigger by its name in LambdaConfig. */
export type Trigger = Exclude<keyof UserPool['LambdaConfig'], 'KMSKeyID' | 'PreTokenGenerationConfig'>

/** Whenever something is sent: the first changes the text, the others take the sending over. */
export const SENDING: Trigger[] = ['CustomMessage', 'CustomEmailSender', 'CustomSMSSender']

/**
 * What a sign-in fires beside a custom challenge's own three; a refresh fires the last alone.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 */
export const firedBy = (authFlow: string): Trigger[] =>
  authFlow.startsWith('REFRESH_TOKEN') ? ['PreTokenGeneration'] : [...MIGRATING(authFlow), ...SIGNING_IN]

const SIGNING_IN: Trigger[] = ['PreAuthentication', 'PostAuthentication', 'PreTokenGeneration']

/** A custom sign-in brings no password along that could be checked elsewhere. */
const MIGRATING = (authFlow: string): Trigger[] => (authFlow === 'CUSTOM_AUTH' ? [] : ['UserMigration'])

/** The function that a pool calls at a trigger: its ARN. */
export function triggerOf({ LambdaConfig }: UserPool, trigger: Trigger): string | undefined {
  const versioned = trigger === 'PreTokenGeneration' ? LambdaConfig.PreTokenGenerationConfig : undefined
  const set = versioned ?? LambdaConfig[trigger]
  return typeof set === 'object' ? set.LambdaArn : set
}

/** @throws NotSimulated when the pool would run a function here: triggers are stored, and don't run yet */
export function checkNoTrigger(pool: UserPool, ...triggers: Trigger[]): void {
  const trigger = triggers.find((name) => triggerOf(pool, name))
  if (trigger) throw NotSimulated(`The ${trigger} trigger`)
}
