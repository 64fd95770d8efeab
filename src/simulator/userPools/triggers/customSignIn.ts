import type { Context } from '../../context.ts'
import { InvalidParameterException, InvalidUserPoolConfigurationException } from '../../errors.ts'
import type { Step } from '../../store/challenges.ts'
import { settingOf } from '../../store/settings.ts'
import type { User } from '../../store/users.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import { hasTrigger } from '../pools/triggers.ts'
import { hidesExistence } from '../users/existence.ts'
import { invoke, type Caller } from './invoke.ts'
import type { Response } from './response.ts'
import { userAttributesOf } from './userAttributes.ts'

/** A custom sign-in, as its three functions are told of it. */
export type CustomSignIn = Caller & {
  client: UserPoolClient
  userName: string
  /** none: the name is nobody's, and the app client hides that */
  user: User | undefined
  session: Step[]
}

type Trigger = 'DefineAuthChallenge' | 'CreateAuthChallenge' | 'VerifyAuthChallengeResponse'

/** Runs one of the three functions with its own part of the request. @throws InvalidParameterException without one */
export async function invokeFor(
  context: Context,
  { pool, client, userName, user, clientMetadata }: CustomSignIn,
  trigger: Trigger,
  request: object,
  response: object,
): Promise<Response> {
  checkCustomAuth(context, pool, trigger)
  return invoke(context, {
    ...{ pool, client, userName, response },
    triggerSource: `${trigger}_Authentication`,
    request: {
      userAttributes: user ? userAttributesOf(pool, user) : {},
      ...request,
      ...(clientMetadata && { clientMetadata }),
      ...(hidesExistence(client) && { userNotFound: !user }),
    },
  })
}

/** @throws InvalidParameterException when the pool has no such function (OP-130) */
export function checkCustomAuth(context: Context, pool: UserPool, trigger: Trigger): void {
  if (hasTrigger(pool, trigger)) return
  const isOfPool = settingOf(context, 'OP-130') === 'pool-configuration'
  const exception = isOfPool ? InvalidUserPoolConfigurationException : InvalidParameterException
  throw exception('Custom auth lambda trigger is not configured for the user pool.')
}
