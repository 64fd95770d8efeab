import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { clientOf } from '../../store/userPoolClients.ts'
import { initiate } from '../authentication/initiate.ts'
import { userSource } from '../users/source.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html */
export async function InitiateAuth(
  input: Input<'InitiateAuth'>,
  context: Context,
): Promise<Output<'InitiateAuth'>> {
  const { client, pool } = clientOf(context, input.ClientId)
  return initiate(context, {
    pool,
    client,
    name: input.AuthFlow,
    parameters: input.AuthParameters ?? {},
    session: input.Session,
    validationData: input.ClientMetadata,
    source: userSource(context, pool, client, input.UserContextData),
  })
}
