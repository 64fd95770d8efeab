import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider'

/**
 * What every flow is given: an SDK client, a `fetch`, and the app's settings.
 * Whether AWS is simulated or real, a flow can't tell.
 */
export type App = {
  cognito: CognitoIdentityProviderClient
  fetch: (request: Request) => Promise<Response>
  env: {
    AWS_REGION: string
    USER_POOL_ID: string
    CLIENT_ID: string
  }
}

/** A user by name, with what each flow needs beside it. */
export type Named = { username: string }
export type Login = Named & {
  password: string
}
export type NewUser = Login & {
  email: string
}
export type Mailed = Named & {
  code: string
}
export type Renewed = Named & {
  newPassword: string
}

/** Whoever answers a challenge shows its session. */
export type Answered = Named & {
  session: string
}

/** What a sign-in left with the app. */
export type Bearer = { accessToken: string }
export type Session = { refreshToken: string }

/** Which flow begins, and who makes the call. */
export type Beginning = {
  authFlow:
    | 'USER_PASSWORD_AUTH'
    | 'USER_SRP_AUTH'
    | 'ADMIN_USER_PASSWORD_AUTH'
    | 'USER_AUTH'
  caller: 'InitiateAuth' | 'AdminInitiateAuth'
}
