import type { Limits } from './types.ts'

/** What a proof may use up. */
export const PROOF_LIMITS: Limits = {
  milliseconds: 20_000,
  bytes: 256 * 1024,
  calls: 500,
  consoleLines: 1000,
  lineLength: 2048,
}

/** The hosts that the simulator serves. */
export const SIMULATED_HOSTS = ['*.amazonaws.com', '*.amazoncognito.com']
