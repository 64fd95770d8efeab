import { unworded, type Context } from '../../context.ts'
import { NotAuthorizedException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { settingOf } from '../../store/settings.ts'
import { clientOf } from '../../store/userPoolClients.ts'
import { isRotating } from '../clients/rotation.ts'
import { isClientSecret } from '../clients/secretHash.ts'
import { customize } from '../tokens/customize.ts'
import { issueFromSession } from '../tokens/issue.ts'
import { refreshableOf, rotate } from '../tokens/refresh.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetTokensFromRefreshToken.html */
export async function GetTokensFromRefreshToken(
  input: Input<'GetTokensFromRefreshToken'>,
  context: Context,
): Promise<Output<'GetTokensFromRefreshToken'>> {
  const { client, pool } = clientOf(context, input.ClientId)
  if (!isClientSecret(client, input.ClientSecret)) {
    throw unworded(context, NotAuthorizedException, 'the client secret is missing or wrong')
  }
  const now = () => refreshableOf(context, pool, client, input.RefreshToken, input.DeviceKey)
  const caller = { pool, client, clientMetadata: input.ClientMetadata }
  // AWS's table of operations has the other source (OP-221).
  const isOther = settingOf(context, 'OP-221') === 'authentication'
  const source = isOther ? 'TokenGeneration_Authentication' : 'TokenGeneration_RefreshTokens'
  const changes = await customize(context, caller, () => now().user, source)
  const refreshable = now()

  const RefreshToken = isRotating(client) ? rotate(context, client, refreshable) : undefined
  const { user, session } = refreshable
  const tokens = await issueFromSession(context, pool, client, user, session, changes)
  return { AuthenticationResult: { ...tokens, ...(RefreshToken && { RefreshToken }) } }
}
