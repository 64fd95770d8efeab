import type { Context } from '../../context.ts'
import { NotSimulated } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { clientOf } from '../../store/userPoolClients.ts'
import { parameterOf, type Attempt, type SignInAnswer } from '../authentication/attempt.ts'
import { passwordVerifier } from '../authentication/challenges/passwordVerifier.ts'
import { checkSecretHash } from '../clients/secretHash.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html */
export async function RespondToAuthChallenge(
  input: Input<'RespondToAuthChallenge'>,
  context: Context,
): Promise<Output<'RespondToAuthChallenge'>> {
  const attempt: Attempt = {
    ...clientOf(context, input.ClientId),
    parameters: input.ChallengeResponses ?? {},
  }
  const challenge = CHALLENGES[input.ChallengeName]
  if (!challenge) throw NotSimulated(`RespondToAuthChallenge with ${input.ChallengeName}`)
  checkSecretHash(attempt.client, parameterOf(attempt, 'USERNAME'), attempt.parameters.SECRET_HASH)
  return challenge(context, attempt)
}

const CHALLENGES: Record<string, (context: Context, attempt: Attempt) => Promise<SignInAnswer>> = {
  PASSWORD_VERIFIER: passwordVerifier,
}
