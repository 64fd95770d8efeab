import { unworded, type Context } from '../../context.ts'
import { NotAuthorizedException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { clientOf } from '../../store/userPoolClients.ts'
import { isRotating } from '../clients/rotation.ts'
import { isClientSecret } from '../clients/secretHash.ts'
import { checkNoTrigger } from '../pools/triggers.ts'
import { issueFromSession } from '../tokens/issue.ts'
import { checkRefreshable, rotate, sessionOfRefreshToken } from '../tokens/refresh.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html */
export async function GetTokensFromRefreshToken(
  input: Input<'GetTokensFromRefreshToken'>,
  context: Context,
): Promise<Output<'GetTokensFromRefreshToken'>> {
  const { client, pool } = clientOf(context, input.ClientId)
  if (!isClientSecret(client, input.ClientSecret)) {
    throw unworded(context, NotAuthorizedException, 'the client secret is missing or wrong')
  }
  const refreshable = sessionOfRefreshToken(context, pool, client, input.RefreshToken, input.DeviceKey)
  checkRefreshable(context, refreshable)
  checkNoTrigger(pool, 'PreTokenGeneration')

  const RefreshToken = isRotating(client) ? rotate(context, client, refreshable) : undefined
  const { user, session } = refreshable
  const tokens = await issueFromSession(context, pool, client, user, session)
  return { AuthenticationResult: { ...tokens, ...(RefreshToken && { RefreshToken }) } }
}
