import { unworded, type Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'

type Settings = Pick<UserPoolClient, 'RefreshTokenRotation' | 'ExplicitAuthFlows'>

export const isRotating = ({ RefreshTokenRotation }: Settings): boolean =>
  RefreshTokenRotation?.Feature === 'ENABLED'

/**
 * Refresh tokens that rotate rule out REFRESH_TOKEN_AUTH.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html
 *
 * @throws InvalidParameterException
 */
export function checkRotation(context: Context, settings: Settings): void {
  if (isRotating(settings) && settings.ExplicitAuthFlows?.includes('ALLOW_REFRESH_TOKEN_AUTH')) {
    throw unworded(context, InvalidParameterException, 'rotation excludes ALLOW_REFRESH_TOKEN_AUTH')
  }
}
