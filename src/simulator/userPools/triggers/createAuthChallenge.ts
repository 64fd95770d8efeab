import type { Context } from '../../context.ts'
import { unrecognizableOutput } from '../../errors.ts'
import { invokeFor, type CustomSignIn } from './customSignIn.ts'
import { isObject } from './invoke.ts'

/** A challenge: what the client learns, what only VerifyAuthChallengeResponse learns, and a remark for the session. */
export type Created = {
  publicParameters: Record<string, string>
  privateParameters: Record<string, string>
  metadata?: string
}

/** Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-create-auth-challenge.html */
export async function createAuthChallenge(context: Context, signIn: CustomSignIn): Promise<Created> {
  const { publicChallengeParameters, privateChallengeParameters, challengeMetadata } = await invokeFor(
    context,
    signIn,
    'CreateAuthChallenge',
    { challengeName: 'CUSTOM_CHALLENGE', session: signIn.session },
    { publicChallengeParameters: null, privateChallengeParameters: null, challengeMetadata: null },
  )
  return {
    publicParameters: textsOf(publicChallengeParameters),
    privateParameters: textsOf(privateChallengeParameters),
    ...(typeof challengeMetadata === 'string' && { metadata: challengeMetadata }),
  }
}

/** @throws InvalidLambdaResponseException when a parameter is no text */
function textsOf(parameters: unknown): Record<string, string> {
  const given = parameters ?? {}
  if (!isObject(given) || !Object.values(given).every((value) => typeof value === 'string')) {
    throw unrecognizableOutput()
  }
  return given as Record<string, string>
}
