import type { Account, Context } from '../context.ts'
import { checkSignature } from '../crypto/sigv4.ts'
import {
  AwsException,
  InternalErrorException,
  NotSimulated,
  SerializationException,
  UnknownOperationException,
} from '../errors.ts'
import { checkInput } from '../model/check.ts'
import { model } from '../model/userPools.generated.ts'
import { answerOf, findJson, refusalOf } from '../protocol/awsJson.ts'
import { record, type Answer } from '../record.ts'
import { modelFor } from './inputModel.ts'
import { operations } from './operations/index.ts'
import { countRequest } from './pools/requestRates.ts'
import { statusOf } from './status.ts'
import { continueImports } from './users/importJob.ts'

type Body = Record<string, unknown>

const TARGET = 'AWSCognitoIdentityProviderService.'

/** Answers one AWS JSON 1.1 call of the user pools API. */
export async function userPoolsService(
  account: Account,
  request: Request,
  {
    text,
    ...call
  }: { region: string; requestId: string; parent: number | undefined; text: string | undefined },
): Promise<Answer> {
  const target = request.headers.get('x-amz-target') ?? ''
  const body = findJson(text)
  const operation = target.startsWith(TARGET) ? target.slice(TARGET.length) : target
  const asked = {
    service: 'cognito-idp',
    operation,
    lane: 'user-pool' as const,
    // For the log: its JSON value, or the text as it came.
    body: body ?? text,
    ...call,
  }
  return record(account, request, asked, (context) => attempt(context, request, target, body))
}

async function attempt(
  context: Context,
  request: Request,
  target: string,
  body: Body | undefined,
): Promise<Answer> {
  try {
    return answerOf(context.requestId, await run(context, request, target, body))
  } catch (error) {
    if (error instanceof AwsException) {
      return refusalOf(context.requestId, error, statusOf(context, error))
    }
    // Our own mistake: the reader sees that it is ours, and what it was.
    context.note({ kind: 'decision', what: `The simulator failed: ${String(error)}` })
    return refusalOf(context.requestId, InternalErrorException())
  }
}

/** Authorize, decode, count, check, operate: in that order. Refusals of the first kind: OP-105. */
async function run(
  context: Context,
  request: Request,
  target: string,
  body: Body | undefined,
): Promise<unknown> {
  const name = target.slice(TARGET.length)
  const known = target.startsWith(TARGET) && Object.hasOwn(model.operations, name)
  if (!known) throw UnknownOperationException()
  const operation = operations[name as keyof typeof operations]
  if (!operation) throw NotSimulated(name)
  if (model.operations[name]!.auth === 'sigv4') checkSignature(context.world, request.headers)
  if (!body) throw SerializationException()
  countRequest(context, name, body)
  continueImports(context)
  const input = checkInput(modelFor(context), name, body)
  // The model has just checked what the operation's type promises.
  return (operation as (input: unknown, context: Context) => Promise<unknown>)(input, context)
}
