import type { Context } from '../../context.ts'
import { unrecognizableOutput } from '../../errors.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import { hasTrigger } from '../pools/triggers.ts'
import { invoke, type Caller } from './invoke.ts'
import { flagIn, textIn, textMapIn, textsIn, type Response } from './response.ts'
import type { SourceOf } from './sources.ts'

/** Somebody whom the pool does not know. */
export type Stranger = Caller & {
  client: UserPoolClient
  /** the ClientMetadata of a sign-in */
  validationData?: Record<string, string> | undefined
  /** as they typed it */
  userName: string
  /** none where it was forgotten */
  password?: string | undefined
}

/** A user of another directory, as the function tells of them. */
export type Migrant = {
  userAttributes: Record<string, string>
  status: 'CONFIRMED' | 'RESET_REQUIRED'
  isWelcomed: boolean
  media: ('EMAIL' | 'SMS')[] | undefined
  takesAliases: boolean
  hasSmsMfa: boolean
}

/**
 * Asks another directory about somebody whom the pool does not know.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-migrate-user.html
 *
 * @returns nothing when the function gives no attributes: then nobody has the name
 * @throws UserLambdaValidationException when the function fails
 */
export async function userMigration(
  context: Context,
  { pool, client, clientMetadata, validationData, userName, password }: Stranger,
  triggerSource: SourceOf<'UserMigration'>,
): Promise<Migrant | undefined> {
  if (!hasTrigger(pool, 'UserMigration')) return undefined
  const response = await invoke(context, {
    ...{ pool, client, triggerSource, userName },
    request: {
      ...(password !== undefined && { password }),
      ...(validationData && { validationData }),
      ...(clientMetadata && { clientMetadata }),
    },
    response: {
      ...{ userAttributes: null, finalUserStatus: null, messageAction: null },
      ...{ desiredDeliveryMediums: null, forceAliasCreation: null, enableSMSMFA: null },
    },
  })
  const userAttributes = textMapIn(response, 'userAttributes')
  return userAttributes && Object.keys(userAttributes).length
    ? migrantIn(response, userAttributes)
    : undefined
}

const migrantIn = (response: Response, userAttributes: Record<string, string>): Migrant => ({
  userAttributes,
  status: oneOf(['RESET_REQUIRED', 'CONFIRMED'], textIn(response, 'finalUserStatus')) ?? 'RESET_REQUIRED',
  isWelcomed: oneOf(['SUPPRESS'], textIn(response, 'messageAction')) === undefined,
  media: mediaIn(response),
  takesAliases: flagIn(response, 'forceAliasCreation'),
  hasSmsMfa: flagIn(response, 'enableSMSMFA'),
})

function mediaIn(response: Response): Migrant['media'] {
  const given = textsIn(response, 'desiredDeliveryMediums').flatMap((name) => oneOf(MEDIA, name) ?? [])
  return given.length ? given : undefined
}

const MEDIA = ['EMAIL', 'SMS'] as const

/** @throws InvalidLambdaResponseException for a word that is none of these (OP-621) */
function oneOf<T extends string>(words: readonly T[], given: string | undefined): T | undefined {
  if (given === undefined) return undefined
  const found = words.find((word) => word === given)
  if (found === undefined) throw unrecognizableOutput()
  return found
}
