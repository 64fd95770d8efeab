import { contextFor, type Account, type Context } from '../context.ts'
import { checkSignature } from '../crypto/sigv4.ts'
import { AwsException, InternalErrorException, NotSimulated, UnknownOperationException } from '../errors.ts'
import { checkInput } from '../model/check.ts'
import { model } from '../model/userPools.generated.ts'
import { answerOf, decodeJson, refusalOf, type JsonAnswer } from '../protocol/awsJson.ts'
import { operations } from './operations/index.ts'

const TARGET = 'AWSCognitoIdentityProviderService.'

/** Answers one AWS JSON 1.1 call of the user pools API. */
export async function userPoolsService(
  account: Account,
  request: Request,
  call: { region: string; requestId: string; text: string | undefined },
): Promise<JsonAnswer> {
  const target = request.headers.get('x-amz-target') ?? ''
  const operation = target.startsWith(TARGET) ? target.slice(TARGET.length) : target
  const parent = account.log.add({
    kind: 'request',
    service: 'cognito-idp',
    operation,
    lane: 'user-pool',
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: readable(call.text),
    at: account.world.now(),
  })
  const context = contextFor(account, call.region, call.requestId, parent)
  const answer = await attempt(context, request, target, call.text)
  const refused = answer.status === 200 ? undefined : (answer.body as { __type: string }).__type
  context.note({ kind: 'response', ...answer, ...(refused && { error: refused }), state: account.state })
  return answer
}

async function attempt(
  context: Context,
  request: Request,
  target: string,
  text: string | undefined,
): Promise<JsonAnswer> {
  try {
    return answerOf(context.requestId, await run(context, request, target, text))
  } catch (error) {
    if (error instanceof AwsException) return refusalOf(context.requestId, error)
    // Our own mistake: the reader sees that it is ours, and what it was.
    context.note({ kind: 'decision', what: `The simulator failed: ${String(error)}` })
    return refusalOf(context.requestId, InternalErrorException())
  }
}

/** Decode, check, authorize, operate: in that order. */
async function run(
  context: Context,
  request: Request,
  target: string,
  text: string | undefined,
): Promise<unknown> {
  const name = target.slice(TARGET.length)
  const known = target.startsWith(TARGET) && Object.hasOwn(model.operations, name)
  if (!known) throw UnknownOperationException()
  const operation = operations[name as keyof typeof operations]
  if (!operation) throw NotSimulated(name)
  if (model.operations[name]!.auth === 'sigv4') checkSignature(context.world, request.headers)
  const input = checkInput(model, name, decodeJson(text))
  // The model has just checked what the operation's type promises.
  return (operation as (input: unknown, context: Context) => Promise<unknown>)(input, context)
}

/** The body for the log: its JSON value, or the text as it came. */
function readable(text: string | undefined): unknown {
  try {
    return decodeJson(text)
  } catch {
    return text
  }
}
