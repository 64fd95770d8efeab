import type { Context } from '../../context.ts'
import { invokeFor, type CustomSignIn } from './customSignIn.ts'
import { flagIn } from './response.ts'

/**
 * Whether the answer to a custom challenge is right.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-verify-auth-challenge-response.html
 */
export async function verifyAuthChallengeResponse(
  context: Context,
  signIn: CustomSignIn,
  privateChallengeParameters: Record<string, string>,
  challengeAnswer: string,
): Promise<boolean> {
  const response = await invokeFor(
    context,
    signIn,
    'VerifyAuthChallengeResponse',
    { privateChallengeParameters, challengeAnswer },
    { answerCorrect: null },
  )
  return flagIn(response, 'answerCorrect')
}
