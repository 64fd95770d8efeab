import { NotSimulated } from '../../errors.ts'
import { checkSecretHash } from '../clients/secretHash.ts'
import { parameterOf, type Flow } from './attempt.ts'
import { passwordVerifier } from './challenges/passwordVerifier.ts'

const CHALLENGES: Record<string, Flow> = {
  PASSWORD_VERIFIER: passwordVerifier,
}

/** Answers a challenge: one path for RespondToAuthChallenge and AdminRespondToAuthChallenge. */
export const respond: Flow = async (context, attempt) => {
  const challenge = CHALLENGES[attempt.name]
  if (!challenge) throw NotSimulated(`Answering ${attempt.name}`)
  checkSecretHash(attempt.client, parameterOf(attempt, 'USERNAME'), attempt.parameters.SECRET_HASH)
  return challenge(context, attempt)
}
