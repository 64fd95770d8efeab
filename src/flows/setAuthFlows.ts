import {
  UpdateUserPoolClientCommand,
  type ExplicitAuthFlowsType,
} from '@aws-sdk/client-cognito-identity-provider'
import type { App } from './app.ts'

/**
 * Says which flows an app client allows. What
 * this call leaves out goes back to its default.
 */
export function setAuthFlows(
  app: App,
  client: {
    allowed: ExplicitAuthFlowsType[]
  },
) {
  return app.cognito.send(
    new UpdateUserPoolClientCommand({
      UserPoolId: app.env.USER_POOL_ID,
      ClientId: app.env.CLIENT_ID,
      ExplicitAuthFlows: client.allowed,
    }),
  )
}
