import type { Context } from '../../context.ts'
import {
  AwsException,
  InvalidLambdaResponseException,
  InvalidParameterException,
  InvalidUserPoolConfigurationException,
  UnexpectedLambdaException,
  unrecognizableOutput,
  UserLambdaValidationException,
} from '../../errors.ts'
import { settingOf } from '../../store/settings.ts'
import type { UserPoolClient } from '../../store/userPoolClients.ts'
import type { UserPool } from '../../store/userPools.ts'
import { InvocationFailed, TIMED_OUT } from '../../world.ts'
import { triggerOf, type Trigger } from '../pools/triggers.ts'

/** How long a function may take, in milliseconds. */
const LIMIT = 5_000
/** How often one that was too slow is tried (OP-219). */
const ATTEMPTS = { built: 3, once: 1, twice: 2 }

/** One call of a pool's function. `response` is what stands in the event before the function fills it in. */
export type Invocation = {
  pool: UserPool
  client: UserPoolClient
  trigger: Trigger
  triggerSource: string
  userName: string
  request: object
  response: object
}

/**
 * Runs a pool's function.
 *
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
 *
 * @returns the `response` that the function left in the event: nothing else of it counts
 * @throws UserLambdaValidationException when the function threw, UnexpectedLambdaException when it could not be run,
 *   InvalidLambdaResponseException when it gave no event back
 */
export async function invoke(context: Context, invocation: Invocation): Promise<Record<string, unknown>> {
  const { pool, trigger } = invocation
  const name = functionOf(context, pool, trigger)
  const event = JSON.stringify(eventOf(context, invocation))
  for (let left = ATTEMPTS[settingOf(context, 'OP-219')]; ; left--) {
    context.note({ kind: 'decision', what: `The ${trigger} trigger runs the function ${name}` })
    try {
      return responseOf(context, await runOnce(context, name, event))
    } catch (error) {
      if (!(isTimeOut(error) && left > 1)) throw refusalFor(trigger, error)
    }
  }
}

/** The name of the function that a pool runs at a trigger. @throws InvalidParameterException when there is none (OP-130) */
export function functionOf(context: Context, pool: UserPool, trigger: Trigger): string {
  const arn = triggerOf(pool, trigger)
  if (arn !== undefined) return arn.split(':')[6] ?? arn
  const isOfPool = settingOf(context, 'OP-130') === 'pool-configuration'
  const exception = isOfPool ? InvalidUserPoolConfigurationException : InvalidParameterException
  throw exception('Custom auth lambda trigger is not configured for the user pool.')
}

const eventOf = (
  { region }: Context,
  { pool, client, triggerSource, userName, request, response }: Invocation,
) => ({
  version: '1',
  triggerSource,
  region,
  userPoolId: pool.Id,
  userName,
  callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: client.ClientId },
  request,
  response,
})

/** Each run gets the event anew. Simulated time counts too: a function that moves the clock is slow. */
async function runOnce({ world }: Context, name: string, event: string): Promise<unknown> {
  const startedAt = world.now()
  const returned = await world.invoke(name, JSON.parse(event))
  if (world.now() - startedAt > LIMIT) throw new InvocationFailed(TIMED_OUT)
  return returned
}

const isTimeOut = (error: unknown) => error instanceof InvocationFailed && error.message === TIMED_OUT

/** What the function gave back becomes JSON on its way. JSON that is no event has words of its own (OP-220). */
function responseOf(context: Context, returned: unknown): Record<string, unknown> {
  const event = asJson(returned)
  const response = isObject(event) ? event.response : undefined
  if (isObject(response)) return response
  throw settingOf(context, 'OP-220') === 'one-text' ? invalidJson() : unrecognizableOutput()
}

const invalidJson = () => InvalidLambdaResponseException('Invalid lambda function output : Invalid JSON')

function asJson(value: unknown): unknown {
  try {
    const text = JSON.stringify(value) as string | undefined
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    throw invalidJson()
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A function's mistake in Cognito's words. What is a refusal already stays as it is. */
function refusalFor(trigger: Trigger, error: unknown): unknown {
  if (error instanceof AwsException) return error
  if (error instanceof InvocationFailed) {
    return UnexpectedLambdaException(`${trigger} invocation failed due to error ${error.message}.`)
  }
  return UserLambdaValidationException(`${trigger} failed with error ${messageOf(error)}.`)
}

const messageOf = (error: unknown): string =>
  isObject(error) && typeof error.message === 'string' ? error.message : String(error)
