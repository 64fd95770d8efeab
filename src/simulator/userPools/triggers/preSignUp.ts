import { unworded, type Context } from '../../context.ts'
import { InvalidLambdaResponseException } from '../../errors.ts'
import type { Input } from '../../model/types.ts'
import type { User } from '../../store/users.ts'
import { hasTrigger } from '../pools/triggers.ts'
import { given, type Attribute } from '../users/attributes.ts'
import { CONTACTS, type Contact } from '../users/contacts.ts'
import { invoke, type Caller } from './invoke.ts'
import { flagIn, type Response } from './response.ts'
import type { SourceOf } from './sources.ts'

/** Somebody who is no user yet, as the function is told of them. */
export type Newcomer = {
  userName: string
  attributes: Attribute[]
  validationData?: Attribute[] | undefined
}

/** What the function spares a newcomer: the confirmation, and the proof of addresses. */
export type Spared = { isConfirmed: boolean; verified: Contact[] }

/** A new user as the function is told of them: they have no `sub` yet, and what they said is not verified. */
export const asTold = (
  { Username, Attributes }: User,
  { ValidationData }: Pick<Input<'SignUp'>, 'ValidationData'> = {},
): Newcomer => ({
  userName: Username,
  attributes: Attributes.filter(({ Name }) => Name !== 'sub'),
  validationData: ValidationData && given(ValidationData),
})

const NOTHING: Spared = { isConfirmed: false, verified: [] }

/**
 * Asks whether somebody may become a user. Of a user that an administrator makes, or who is migrated, the function can
 * only say no.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html
 *
 * @throws UserLambdaValidationException when the function refuses
 * @throws InvalidLambdaResponseException when it verifies an address that the newcomer has not (OP-622)
 */
export async function preSignUp(
  context: Context,
  { pool, client, clientMetadata }: Caller,
  { userName, attributes, validationData }: Newcomer,
  triggerSource: SourceOf<'PreSignUp'>,
): Promise<Spared> {
  if (!hasTrigger(pool, 'PreSignUp')) return NOTHING
  const response = await invoke(context, {
    ...{ pool, client, triggerSource, userName },
    request: {
      userAttributes: valuesOf(attributes),
      validationData: validationData ? valuesOf(validationData) : null,
      ...(clientMetadata && { clientMetadata }),
    },
    response: { autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false },
  })
  if (triggerSource !== 'PreSignUp_SignUp') return NOTHING
  return {
    isConfirmed: flagIn(response, 'autoConfirmUser'),
    verified: verifiedBy(context, response, attributes),
  }
}

const valuesOf = (attributes: Attribute[]): Record<string, string> =>
  Object.fromEntries(attributes.map(({ Name, Value }) => [Name, Value]))

const FLAG = { email: 'autoVerifyEmail', phone_number: 'autoVerifyPhone' } as const

function verifiedBy(context: Context, response: Response, attributes: Attribute[]): Contact[] {
  const verified = CONTACTS.filter((contact) => flagIn(response, FLAG[contact]))
  const missing = verified.find((contact) => !attributes.some(({ Name }) => Name === contact))
  if (!missing) return verified
  throw unworded(context, InvalidLambdaResponseException, `${FLAG[missing]} where the user has no ${missing}`)
}
