import type { Context } from '../../context.ts'
import { noSuchUsername } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'

import { nobody } from '../../store/codes.ts'
import { clientOf } from '../../store/userPoolClients.ts'
import { migrate } from '../authentication/migrate.ts'
import { pretendedDelivery } from '../messages/delivery.ts'
import { pretendCode, sendCode } from '../messages/sendCode.ts'
import { recordEvent } from '../users/authEvents.ts'
import { checkSelfRecovery, findRecoveryAddress, recoveryAddressOf } from '../users/contacts.ts'
import { checkCaller, hidesExistence } from '../users/existence.ts'
import { countTry } from '../users/limits.ts'
import { findBySignInName } from '../users/names.ts'
import { suspendPassword } from '../users/passwords.ts'
import { checkedSource } from '../users/source.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html */
export async function ForgotPassword(
  input: Input<'ForgotPassword'>,
  context: Context,
): Promise<Output<'ForgotPassword'>> {
  const { client, pool } = clientOf(context, input.ClientId)
  checkCaller(context, { pool, client }, input.Username, input.SecretHash)
  const EventContextData = checkedSource(context, pool, client, input.UserContextData)
  checkSelfRecovery(pool)
  const { ClientMetadata: clientMetadata } = input
  const caller = { pool, client, clientMetadata }
  const user =
    findBySignInName(context, pool, input.Username) ??
    (await migrate(context, { ...caller, userName: input.Username }, 'UserMigration_ForgotPassword'))
  if (!user && !hidesExistence(client)) throw noSuchUsername()
  const name = user?.Username ?? input.Username
  countTry(context, pool, name, 'ForgotPassword')
  if (!user || (hidesExistence(client) && !(user.Enabled && findRecoveryAddress(pool, user)))) {
    pretendCode(context, user ?? nobody(pool, input.Username))
    return { CodeDeliveryDetails: pretendedDelivery(context, input.Username) }
  }
  const address = recoveryAddressOf(pool, user)

  recordEvent(context, pool, user, { EventType: 'ForgotPassword', EventContextData })
  suspendPassword(context, pool, user)
  const occasion = { ...caller, purpose: 'ForgotPassword' as const }
  return { CodeDeliveryDetails: await sendCode(context, occasion, user, 'ForgotPassword', address) }
}
