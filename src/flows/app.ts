import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'

/** What every flow is given: an SDK client, a `fetch`, and the app's settings. Simulated or live, it can't tell. */
export type App = {
  cognito: CognitoIdentityProviderClient
  fetch: (request: Request) => Promise<Response>
  env: { AWS_REGION: string; USER_POOL_ID: string; CLIENT_ID: string }
}
