import { unworded, type Context } from '../../context.ts'
import {
  AwsException,
  InvalidLambdaResponseException,
  UnexpectedLambdaException,
  unrecognizableOutput,
  UserLambdaValidationException,
} from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import { InvocationFailed, TIMED_OUT } from '../../world.ts'
import { triggerOf } from '../pools/triggers.ts'
import { isObject, type Response } from './response.ts'
import { SOURCES, type TriggerSource } from './sources.ts'

/** How long a function may take, in milliseconds. */
const LIMIT = 5_000
/** How often one that was too slow is tried (OP-219). */
const ATTEMPTS = { built: 3, once: 1, twice: 2 }
/**
 * What a function may give back, in characters of JSON: Lambda's limit.
 * Source: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const LARGEST = 6 * 1024 * 1024

/** Who makes the call that fires a trigger; administrators may name no app client. */
export type Caller = {
  pool: UserPool
  client: UserPoolClient | undefined
  /** the call's ClientMetadata, where it reaches the function under this name */
  clientMetadata?: Record<string, string> | undefined
}

/** One call of a pool's function. `response` is what stands in the event before the function fills it in. */
export type Invocation = Pick<Caller, 'pool' | 'client'> & {
  version?: '1' | '2' | '3'
  triggerSource: TriggerSource
  userName: string
  request: object
  response: object
}

/**
 * Runs the function of a pool that has one at this trigger. It may call the same pool, as long as its time lasts (OP-231).
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 *
 * @param reading whether what the function gives back counts
 * @returns the `response` that the function left in the event: nothing else of it counts
 * @throws UserLambdaValidationException when the function threw, UnexpectedLambdaException when it could not be run,
 *   InvalidLambdaResponseException when it gave no event back
 */
export async function invoke(
  context: Context,
  invocation: Invocation,
  reading: 'read' | 'unread' = 'read',
): Promise<Response> {
  const event = JSON.stringify(eventOf(context, invocation))
  for (let left = ATTEMPTS[settingOf(context, 'OP-219')]; ; left--) {
    try {
      return await attempt(context, invocation, event, reading)
    } catch (error) {
      if (!(isTimeOut(error) && left > 1)) throw refusalFor(SOURCES[invocation.triggerSource], error)
    }
  }
}

const eventOf = (
  { region }: Context,
  { version = '1', pool, client, triggerSource, userName, request, response }: Invocation,
) => ({
  version,
  triggerSource,
  region,
  userPoolId: pool.Id,
  userName,
  callerContext: {
    awsSdkVersion: 'aws-sdk-unknown-unknown',
    clientId: client?.ClientId ?? 'CLIENT_ID_NOT_APPLICABLE',
  },
  request,
  response,
})

/** Runs the function once, and keeps in the log what became of it. */
async function attempt(
  context: Context,
  { pool, triggerSource }: Invocation,
  text: string,
  reading: 'read' | 'unread',
): Promise<Response> {
  const trigger = SOURCES[triggerSource]
  const name = nameOf(triggerOf(pool, trigger) ?? '')
  const startedAt = context.world.wallNow()
  const keep = (outcome: { response: Response } | { error: string }) => {
    const took = context.world.wallNow() - startedAt
    context.note({
      kind: 'trigger',
      ...{ trigger, triggerSource, function: name, event: eventIn(text), ...outcome, took },
    })
  }
  try {
    const returned = await run(context, name, text)
    const response = reading === 'read' ? responseOf(context, returned) : {}
    keep({ response })
    return response
  } catch (error) {
    keep({ error: messageOf(error) })
    throw error
  }
}

/** `arn:aws:lambda:REGION:ACCOUNT:function:NAME`, and perhaps a version or an alias after it. */
const nameOf = (arn: string) => arn.split(':')[6] ?? arn

const eventIn = (text: string) => JSON.parse(text) as Record<string, unknown>

/** Each run gets the event anew. Simulated time counts too: a function that moves the clock is slow. */
async function run({ world, entry }: Context, name: string, event: string): Promise<unknown> {
  const startedAt = world.now()
  const returned = await world.invoke(name, eventIn(event), entry)
  if (world.now() - startedAt > LIMIT) throw new InvocationFailed(TIMED_OUT)
  return returned
}

const isTimeOut = (error: unknown) => error instanceof InvocationFailed && error.message === TIMED_OUT

/** What the function gave back becomes JSON on its way. JSON that is no event has words of its own (OP-220). */
function responseOf(context: Context, returned: unknown): Response {
  const text = asJson(returned)
  if (text.length > LARGEST) {
    throw unworded(
      context,
      UserLambdaValidationException,
      'the function gave back more than Lambda lets through',
    )
  }
  const event: unknown = JSON.parse(text)
  const response = isObject(event) ? event.response : undefined
  if (isObject(response)) return response
  throw settingOf(context, 'OP-220') === 'one-text' ? invalidJson() : unrecognizableOutput()
}

const invalidJson = () => InvalidLambdaResponseException('Invalid lambda function output : Invalid JSON')

function asJson(value: unknown): string {
  try {
    // Of a function and the like JSON makes nothing, whatever the type says.
    return (JSON.stringify(value) as string | undefined) ?? 'null'
  } catch {
    throw invalidJson()
  }
}

/** A function's mistake in Cognito's words. What is a refusal already stays as it is. */
function refusalFor(trigger: string, error: unknown): unknown {
  if (error instanceof AwsException) return error
  if (error instanceof InvocationFailed) {
    return UnexpectedLambdaException(`${trigger} invocation failed due to error ${error.message}.`)
  }
  return UserLambdaValidationException(`${trigger} failed with error ${messageOf(error)}.`)
}

const messageOf = (error: unknown): string =>
  isObject(error) && typeof error.message === 'string' ? error.message : String(error)
