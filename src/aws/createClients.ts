import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { Clock } from '../simulator/index.ts'
import { requestHandler, type Fetch } from './requestHandler.ts'

/** Keys that the simulator did not issue: any such key acts as the account's administrator. */
const ADMINISTRATOR = { accessKeyId: 'AKIDADMINISTRATOR', secretAccessKey: 'simulated' }

/**
 * Unmodified AWS SDK clients over a `fetch`, signing by the given clock.
 *
 * @param clock the simulator's; its distance from the host's clock becomes the clients' `systemClockOffset` at every call
 */
export function createClients({
  fetch,
  clock,
  region,
  credentials = ADMINISTRATOR,
}: {
  fetch: Fetch
  clock: Pick<Clock, 'now'>
  region: string
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }
}): { cognito: CognitoIdentityProviderClient } {
  const cognito = new CognitoIdentityProviderClient({
    region,
    credentials,
    requestHandler: requestHandler(fetch),
  })
  followClock(cognito.config, clock)
  return { cognito }
}

/** The SDK reads the offset at each signature. What it would correct by itself, after a refusal, is not wanted. */
function followClock(config: { systemClockOffset: number }, clock: Pick<Clock, 'now'>): void {
  Object.defineProperty(config, 'systemClockOffset', {
    get: () => clock.now() - Date.now(),
    set: () => undefined,
  })
}
