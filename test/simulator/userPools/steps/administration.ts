import {
  AdminCreateUserCommand,
  AdminResetUserPasswordCommand,
  AdminSetUserPasswordCommand,
  type AdminCreateUserCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Here } from '../steps.ts'

export type Creation = Partial<AdminCreateUserCommandInput>

export const create =
  (more: Creation = {}) =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(new AdminCreateUserCommand({ UserPoolId, Username: 'ada', ...more }))
export const setPassword =
  (Password: string, Permanent?: boolean, Username = 'ada') =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent }))

export const HISTORY = {
  pool: { Policies: { PasswordPolicy: { MinimumLength: 8, PasswordHistorySize: 2 } } },
}

export const reset =
  (Username = 'ada') =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(new AdminResetUserPasswordCommand({ UserPoolId, Username }))
