import { AdminDeleteSoftwareTokenCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Here } from '../steps.ts'

export const deleteToken =
  (Username = 'ada') =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(new AdminDeleteSoftwareTokenCommand({ UserPoolId, Username }))
