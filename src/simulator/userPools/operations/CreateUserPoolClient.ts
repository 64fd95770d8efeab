import { seconds, type Context } from '../../context.ts'
import { newClientId, newClientSecret } from '../../crypto/ids.ts'
import type { Input, Output } from '../../model/types.ts'
import { poolOf } from '../../store/userPools.ts'
import { putClient, type UserPoolClient } from '../../store/userPoolClients.ts'
import { checkExplicitAuthFlows } from '../clients/authFlows.ts'
import { checkLifetimes } from '../clients/lifetimes.ts'
import { checkRotation, isRotating } from '../clients/rotation.ts'
import { checkSimulated } from '../pools/notSimulated.ts'
import { checkTier } from '../pools/tiers.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html */
export async function CreateUserPoolClient(
  { GenerateSecret, ...input }: Input<'CreateUserPoolClient'>,
  context: Context,
): Promise<Output<'CreateUserPoolClient'>> {
  const pool = poolOf(context, input.UserPoolId)
  checkSimulated('CreateUserPoolClient', input, NOT_YET)
  checkExplicitAuthFlows(input.ExplicitAuthFlows)
  checkLifetimes(input)
  checkRotation(context, input)
  checkTier(pool.UserPoolTier, isRotating(input) ? ['Refresh Token Rotation'] : [])

  const client: UserPoolClient = {
    ...input,
    UserPoolId: pool.Id,
    ClientId: newClientId(context.world),
    ...(GenerateSecret && { ClientSecret: newClientSecret(context.world) }),
    RefreshTokenValidity: input.RefreshTokenValidity || 30,
    AuthSessionValidity: input.AuthSessionValidity ?? 3,
    EnableTokenRevocation: input.EnableTokenRevocation ?? true,
    AllowedOAuthFlowsUserPoolClient: false,
    CreationDate: seconds(context),
    LastModifiedDate: seconds(context),
  }
  putClient(context, client)
  return { UserPoolClient: client }
}

const NOT_YET = [
  'AllowedOAuthFlows',
  'AllowedOAuthFlowsUserPoolClient',
  'AllowedOAuthScopes',
  'AnalyticsConfiguration',
  'CallbackURLs',
  'ClientSecret',
  'DefaultRedirectURI',
  'EnablePropagateAdditionalUserContextData',
  'LogoutURLs',
  'SupportedIdentityProviders',
]
