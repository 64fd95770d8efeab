import {
  AdminInitiateAuthCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type {
  App,
  Beginning,
  Login,
} from './app.ts'
import { newSrpSecret } from './srp.ts'

/**
 * One of two calls begins every sign-in. The SDK
 * signs AdminInitiateAuth with AWS credentials.
 */
export function beginSignIn(
  app: App,
  given: Login & Beginning,
) {
  const asked = {
    ClientId: app.env.CLIENT_ID,
    AuthFlow: given.authFlow,
    AuthParameters: parametersOf(given),
  }
  if (given.caller === 'InitiateAuth') {
    return app.cognito.send(
      new InitiateAuthCommand(asked),
    )
  }
  const UserPoolId = app.env.USER_POOL_ID
  return app.cognito.send(
    new AdminInitiateAuthCommand({
      UserPoolId,
      ...asked,
    }),
  )
}

/** What goes along depends on the flow. */
function parametersOf(
  given: Login & Beginning,
): Record<string, string> {
  const USERNAME = given.username
  if (given.authFlow === 'USER_AUTH') {
    return { USERNAME }
  }
  if (given.authFlow === 'USER_SRP_AUTH') {
    const { A } = newSrpSecret()
    return { USERNAME, SRP_A: A.toString(16) }
  }
  return {
    USERNAME,
    PASSWORD: given.password,
  }
}
