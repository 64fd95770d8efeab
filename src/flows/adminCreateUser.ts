import { AdminCreateUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { App } from './app.ts'

/**
 * An administrator makes a user, who gets a temporary
 * password by mail.
 */
export function adminCreateUser(
  app: App,
  user: { username: string; email: string },
) {
  return app.cognito.send(
    new AdminCreateUserCommand({
      UserPoolId: app.env.USER_POOL_ID,
      Username: user.username,
      DesiredDeliveryMediums: ['EMAIL'],
      UserAttributes: [
        { Name: 'email', Value: user.email },
      ],
    }),
  )
}
