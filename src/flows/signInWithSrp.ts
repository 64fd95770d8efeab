import {
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { App, Login } from './app.ts'
import {
  newSrpSecret,
  srpAnswer,
} from './srp.ts'

/**
 * Tokens for a password that never travels.
 * What Cognito asks for besides, such as a new
 * password, comes back to the caller.
 */
export async function signInWithSrp(
  {
    cognito,
    env,
  }: Pick<App, 'cognito' | 'env'>,
  user: Login,
) {
  const secret = newSrpSecret()
  const asked = await cognito.send(
    new InitiateAuthCommand({
      ClientId: env.CLIENT_ID,
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: {
        USERNAME: user.username,
        SRP_A: secret.A.toString(16),
      },
    }),
  )
  return cognito.send(
    new RespondToAuthChallengeCommand({
      ClientId: env.CLIENT_ID,
      ChallengeName: asked.ChallengeName,
      Session: asked.Session,
      ChallengeResponses: await srpAnswer(
        secret,
        env.USER_POOL_ID,
        asked.ChallengeParameters ?? {},
        user.password,
        new Date(
          Date.now() +
            cognito.config.systemClockOffset,
        ),
      ),
    }),
  )
}
