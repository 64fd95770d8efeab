import type { Limits } from './types.ts'

/** What a proof may use up. */
export const PROOF_LIMITS: Limits = {
  milliseconds: 20_000,
  bytes: 256 * 1024,
  calls: 500,
  consoleLines: 1000,
  lineLength: 2048,
}

/** What a Lambda function's call may use up: Cognito waits five seconds; the rest keeps a page alive. */
export const HANDLER_LIMITS: Limits = { ...PROOF_LIMITS, milliseconds: 5_000 }

/** The hosts that the simulator serves. */
export const SIMULATED_HOSTS = ['*.amazonaws.com', '*.amazoncognito.com']

/** The statuses with which Lambda's runtime for Node.js ends: after an unhandled rejection, and after an error that nobody caught. */
export const STATUS = { rejection: 128, error: 129 }
