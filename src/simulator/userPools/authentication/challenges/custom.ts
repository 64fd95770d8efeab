import { invalidSession } from '../../../errors.ts'
import { spendChallenge } from '../../../store/challenges.ts'
import { findUser } from '../../../store/users.ts'
import { verifyAuthChallengeResponse } from '../../triggers/verifyAuthChallengeResponse.ts'
import { hidesExistence } from '../../users/existence.ts'
import { parameterOf, type Flow } from '../attempt.ts'
import { pendingOf } from '../challenge.ts'
import { customSignIn, decide } from '../decide.ts'

/** CUSTOM_CHALLENGE: right or wrong says VerifyAuthChallengeResponse, and DefineAuthChallenge what follows. */
export const customChallenge: Flow = async (context, call) => {
  const { pending, attempt } = pendingOf(context, call)
  const { Username, data } = pending
  const answer = parameterOf(attempt, 'ANSWER')
  if (!findUser(context, attempt.pool, Username) && !hidesExistence(attempt.client)) throw invalidSession()
  spendChallenge(context, pending)

  const challengeResult = await verifyAuthChallengeResponse(
    context,
    customSignIn(context, attempt, Username),
    JSON.parse(data.privateParameters ?? '{}') as Record<string, string>,
    answer,
  )
  const step = {
    challengeName: 'CUSTOM_CHALLENGE',
    challengeResult,
    ...(data.metadata !== undefined && { challengeMetadata: data.metadata }),
  }
  const custom = [...(attempt.underWay.custom ?? []), step]
  return decide(context, { ...attempt, underWay: { ...attempt.underWay, custom } }, Username)
}
