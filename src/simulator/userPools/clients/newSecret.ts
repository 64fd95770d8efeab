import type { Context } from '../../context.ts'
import { newClientSecret } from '../../crypto/ids.ts'
import { settingOf } from '../../store/settings.ts'
import type { ClientSecret } from '../../store/userPoolClients.ts'

/**
 * A client secret, the caller's own or a made one. Its id is `clientId--time`, with the time in milliseconds; where one
 * was made in the same millisecond, the next.
 */
export function newSecret(
  context: Context,
  ClientId: string,
  given: string | undefined,
  others: ClientSecret[] = [],
): ClientSecret {
  const { world } = context
  const now = world.now()
  const ids = [now, now + 1, now + 2].map((time) => `${ClientId}--${time}`)
  const isTaken = (id: string) => others.some(({ ClientSecretId }) => ClientSecretId === id)
  return {
    ClientSecretId: ids.find((id) => !isTaken(id))!,
    ClientSecretValue: given ?? newClientSecret(world, otherSigns(context)),
    ClientSecretCreateDate: now / 1000,
  }
}

/** Letters and digits are all that has been seen in secrets, as in other ids (OP-156). */
const otherSigns = (context: Context) => (settingOf(context, 'OP-156') === 'signs-in-secrets' ? '_+' : '')
