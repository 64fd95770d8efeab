import type { Context } from '../../context.ts'
import { InvalidParameterException, noSuchUsername, NotAuthorizedException } from '../../errors.ts'
import type { Input, Output } from '../../model/types.ts'
import { clientOf } from '../../store/userPoolClients.ts'
import { pretendedDelivery } from '../messages/delivery.ts'
import { sendSignUpCode, signUpAddress } from '../messages/sendCode.ts'
import { recordEvent } from '../users/authEvents.ts'
import { checkCaller, hidesExistence } from '../users/existence.ts'
import { countTry } from '../users/limits.ts'
import { findBySignInName } from '../users/names.ts'
import { checkedSource } from '../users/source.ts'

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ResendConfirmationCode.html */
export async function ResendConfirmationCode(
  input: Input<'ResendConfirmationCode'>,
  context: Context,
): Promise<Output<'ResendConfirmationCode'>> {
  const { client, pool } = clientOf(context, input.ClientId)
  checkCaller(context, { pool, client }, input.Username, input.SecretHash)
  const EventContextData = checkedSource(context, pool, client, input.UserContextData)
  const user = findBySignInName(context, pool, input.Username)
  if (!user && !hidesExistence(client)) throw noSuchUsername()
  if (user?.UserStatus === 'CONFIRMED') throw InvalidParameterException('User is already confirmed.')

  countTry(context, pool, user?.Username ?? input.Username, 'ResendConfirmationCode')
  if (!user) return { CodeDeliveryDetails: pretendedDelivery(context, input.Username) }
  const address = signUpAddress(context, pool, user)
  if (!address) throw NotAuthorizedException('Cannot resend codes. Auto verification not turned on.')

  recordEvent(context, pool, user, { EventType: 'ResendCode', EventContextData })
  const { ClientMetadata: clientMetadata } = input
  const occasion = { pool, client, clientMetadata, purpose: 'ResendCode' as const }
  return { CodeDeliveryDetails: await sendSignUpCode(context, occasion, user, address) }
}
