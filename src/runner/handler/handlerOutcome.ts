import type { TIMED_OUT } from '../../simulator/index.ts'
import type { Failure, HandlerEnding, Limits, Outcome } from '../types.ts'

/** Cognito's words, held to the simulator's by their type. */
const LATE: typeof TIMED_OUT = 'Socket timeout while invoking Lambda function'

/**
 * How Lambda and Cognito would tell of a run's end.
 *
 * Sources: https://github.com/aws/aws-lambda-nodejs-runtime-interface-client for what the runtime itself says;
 * "Runtime exited …" as Cognito was seen to hand it on.
 *
 * @param importable what can be imported where this ran, when that is not all that Lambda has
 */
export function endingOf(
  { value = null, failure }: Outcome,
  requestId: string,
  limits: Limits,
  importable?: string[],
): HandlerEnding {
  if (!failure) return { kind: 'returned', value }
  const { kind, message, name = 'Error', at, stack } = failure
  const place = { ...(at && { at }), ...(stack && { stack: `${name}: ${message}\n${stack}` }) }
  const threw = (name: string, message: string, why?: string): HandlerEnding => ({
    kind: 'threw',
    name,
    message,
    ...place,
    ...(why && { why }),
  })
  if (kind === 'timeout') return { kind: 'failed', why: LATE }
  if (kind === 'threw')
    return threw(name, message, name === 'Runtime.ImportModuleError' ? absent(importable) : undefined)
  if (kind === 'syntax') return threw('Runtime.UserCodeSyntaxError', `SyntaxError: ${message}`)
  if (kind === 'not-json') return threw('Error', 'Unable to stringify response body', message)
  if (kind === 'too-large') {
    const most = `Response payload size exceeded maximum allowed payload size (${limits.bytes} bytes).`
    return threw('Function.ResponseSizeTooLarge', most, message)
  }
  if (kind === 'exit' || kind === 'memory') {
    const why = failure.name ? `Nobody caught ${name}: ${message}` : message
    return threw('Runtime.ExitError', `RequestId: ${requestId} Error: ${exitOf(failure)}`, why)
  }
  return { kind: 'failed', why: message }
}

const absent = (importable?: string[]) =>
  importable && `Here a function can import ${importable.join(', ')}, and the files beside it.`

function exitOf({ kind, status }: Failure): string {
  if (kind === 'memory') return 'Runtime exited with error: signal: killed'
  return status
    ? `Runtime exited with error: exit status ${status}`
    : 'Runtime exited without providing a reason'
}
