import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'
import type { ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-cognito-identity-provider'
import type { FinalizeRequestMiddleware, Logger } from '@smithy/types'
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
    // The SDK would put its layers together anew for each call: a twentieth of a sign-in.
    cacheMiddleware: true,
    // Where there is nobody to tell, it need not make up what it would log. It asks for each method before it calls it.
    logger: {} as Logger,
  })
  followClock(cognito, clock)
  rememberAgent(cognito)
  return { cognito }
}

/** Sets the offset before each signature, so that what the SDK corrects by itself after a refusal counts for nothing. */
function followClock({ config, middlewareStack }: CognitoIdentityProviderClient, clock: Pick<Clock, 'now'>) {
  const follow: FinalizeRequestMiddleware<ServiceInputTypes, ServiceOutputTypes> = (next) => (args) => {
    config.systemClockOffset = clock.now() - Date.now()
    return next(args)
  }
  const options = { name: 'followClock', relation: 'after', toMiddleware: 'retryMiddleware' } as const
  middlewareStack.addRelativeTo(follow, options)
}

/** What the SDK says of itself and its host is the same each time: found out once. */
function rememberAgent({ config }: CognitoIdentityProviderClient): void {
  const findOut = config.defaultUserAgentProvider
  let agent: ReturnType<typeof findOut> | undefined
  config.defaultUserAgentProvider = () => (agent ??= findOut())
}
