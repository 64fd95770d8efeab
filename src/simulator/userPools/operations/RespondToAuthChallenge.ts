import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { clientOf } from '../../store/userPoolClients.ts'
import { respond } from '../authentication/respond.ts'
import { userSource } from '../users/source.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html */
export async function RespondToAuthChallenge(
  input: Input<'RespondToAuthChallenge'>,
  context: Context,
): Promise<Output<'RespondToAuthChallenge'>> {
  const { client, pool } = clientOf(context, input.ClientId)
  return respond(context, {
    pool,
    client,
    name: input.ChallengeName,
    parameters: input.ChallengeResponses ?? {},
    session: input.Session,
    clientMetadata: input.ClientMetadata,
    source: userSource(context, pool, client, input.UserContextData),
  })
}
