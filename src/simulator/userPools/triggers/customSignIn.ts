import type { Context } from '../../context.ts'
import type { Step } from '../../store/challenges.ts'
import type { User } from '../../store/users.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import { hidesExistence } from '../users/existence.ts'
import { invoke } from './invoke.ts'

/** A custom sign-in, as its three functions are told of it. */
export type CustomSignIn = {
  pool: UserPool
  client: UserPoolClient
  userName: string
  /** none: the name is nobody's, and the app client hides that */
  user: User | undefined
  session: Step[]
  clientMetadata: Record<string, string> | undefined
}

/** Runs one of the three functions with its own part of the request. */
export const invokeFor = (
  context: Context,
  { pool, client, userName, user, clientMetadata }: CustomSignIn,
  trigger: 'DefineAuthChallenge' | 'CreateAuthChallenge' | 'VerifyAuthChallengeResponse',
  request: object,
  response: object,
): Promise<Record<string, unknown>> =>
  invoke(context, {
    ...{ pool, client, trigger, userName, response },
    triggerSource: `${trigger}_Authentication`,
    request: {
      userAttributes: user ? userAttributesOf(user) : {},
      ...request,
      ...(clientMetadata && { clientMetadata }),
      ...(hidesExistence(client) && { userNotFound: !user }),
    },
  })

/** All values are text. */
const userAttributesOf = ({ sub, UserStatus, Attributes }: User) => ({
  sub,
  'cognito:user_status': UserStatus,
  ...Object.fromEntries(Attributes.map(({ Name, Value }) => [Name, Value])),
})
