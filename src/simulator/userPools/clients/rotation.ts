import { FeatureUnavailableInTierException, InvalidParameterException } from '../../errors.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'

export const isRotating = ({ RefreshTokenRotation }: Pick<UserPoolClient, 'RefreshTokenRotation'>): boolean =>
  RefreshTokenRotation?.Feature === 'ENABLED'

/**
 * Refresh tokens that rotate need the Essentials plan or a higher one, and rule out REFRESH_TOKEN_AUTH.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 *
 * @throws FeatureUnavailableInTierException in the words of another feature's refusal (OP-120)
 * @throws InvalidParameterException (AWS's text is not on record)
 */
export function checkRotation(
  pool: UserPool,
  client: Pick<UserPoolClient, 'RefreshTokenRotation' | 'ExplicitAuthFlows'>,
): void {
  if (!isRotating(client)) return
  if (pool.UserPoolTier === 'LITE') {
    throw FeatureUnavailableInTierException(
      'The following features need to be disabled for the LITE pricing tier configured: Refresh Token Rotation',
    )
  }
  if (client.ExplicitAuthFlows?.includes('ALLOW_REFRESH_TOKEN_AUTH')) throw InvalidParameterException()
}
