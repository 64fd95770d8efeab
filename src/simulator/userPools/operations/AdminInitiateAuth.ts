import type { Context } from '../../context.ts'
import type { Input, Output } from '../../model/types.ts'
import { clientOfPool } from '../../store/userPoolClients.ts'
import { adminInitiate } from '../authentication/initiate.ts'
import { serverSource } from '../users/source.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminInitiateAuth.html */
export async function AdminInitiateAuth(
  input: Input<'AdminInitiateAuth'>,
  context: Context,
): Promise<Output<'AdminInitiateAuth'>> {
  const { client, pool } = clientOfPool(context, input.UserPoolId, input.ClientId)
  return adminInitiate(context, {
    pool,
    client,
    name: input.AuthFlow,
    parameters: input.AuthParameters ?? {},
    session: input.Session,
    validationData: input.ClientMetadata,
    source: serverSource(context, pool, input.ContextData),
  })
}
