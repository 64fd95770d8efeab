import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { clientOfPool } from '../../store/userPoolClients.ts'
import { adminRespond } from '../authentication/respond.ts'
import { serverSource } from '../users/source.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminRespondToAuthChallenge.html */
export async function AdminRespondToAuthChallenge(
  input: Input<'AdminRespondToAuthChallenge'>,
  context: Context,
): Promise<Output<'AdminRespondToAuthChallenge'>> {
  const { client, pool } = clientOfPool(context, input.UserPoolId, input.ClientId)
  return adminRespond(context, {
    pool,
    client,
    name: input.ChallengeName,
    parameters: input.ChallengeResponses ?? {},
    session: input.Session,
    clientMetadata: input.ClientMetadata,
    source: serverSource(context, pool, input.ContextData),
  })
}
