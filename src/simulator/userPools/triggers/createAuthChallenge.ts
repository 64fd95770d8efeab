import type { Context } from '../../context.ts'
import { invokeFor, type CustomSignIn } from './customSignIn.ts'
import { textIn, textMapIn } from './response.ts'

/** A challenge: what the client learns, what only VerifyAuthChallengeResponse learns, and a remark for the session. */
export type Created = {
  publicParameters: Record<string, string>
  privateParameters: Record<string, string>
  metadata: string | undefined
}

/** Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-create-auth-challenge.html */
export async function createAuthChallenge(context: Context, signIn: CustomSignIn): Promise<Created> {
  const response = await invokeFor(
    context,
    signIn,
    'CreateAuthChallenge',
    { challengeName: 'CUSTOM_CHALLENGE', session: signIn.session },
    { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null },
  )
  return {
    publicParameters: textMapIn(response, 'publicChallengeParameters') ?? {},
    privateParameters: textMapIn(response, 'privateChallengeParameters') ?? {},
    metadata: textIn(response, 'challengeMetadata'),
  }
}
