import type { Context } from '../../context.ts'
import { InvalidParameterException } from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'

type Validity = Pick<UserPoolClient, 'AccessTokenValidity' | 'IdTokenValidity' | 'TokenValidityUnits'> & {
  RefreshTokenValidity?: number | undefined
}

const SECONDS = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 }

/** How long a client's tokens live, in seconds: one hour, and thirty days for the refresh token, unless set. */
export function lifetimesOf(client: Validity): { access: number; id: number; refresh: number } {
  const units = client.TokenValidityUnits ?? {}
  return {
    access: (client.AccessTokenValidity || 1) * SECONDS[units.AccessToken ?? 'hours'],
    id: (client.IdTokenValidity || 1) * SECONDS[units.IdToken ?? 'hours'],
    refresh: (client.RefreshTokenValidity || 30) * SECONDS[units.RefreshToken ?? 'days'],
  }
}

/**
 * Access and ID tokens live 5 minutes to 1 day, refresh tokens 1 hour to 3,650 days and no shorter than the others (OP-136).
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html
 */
export function checkLifetimes(context: Context, client: Validity): void {
  const { access, id, refresh } = lifetimesOf(client)
  const isShort = (value: number) => value >= 5 * SECONDS.minutes && value <= SECONDS.days
  const isLong = refresh >= SECONDS.hours && refresh <= 3_650 * SECONDS.days
  const isTooShort = refresh < Math.max(access, id) && settingOf(context, 'OP-136') === 'built'
  if (!isShort(access) || !isShort(id) || !isLong || isTooShort) {
    throw InvalidParameterException('Invalid range for token validity.')
  }
}
