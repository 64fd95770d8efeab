import {
  CreateUserPoolCommand,
  DeleteUserPoolCommand,
  SetUserPoolMfaConfigCommand,
  UpdateUserPoolCommand,
  type CreateUserPoolCommandInput,
  type SetUserPoolMfaConfigCommandInput,
  type UpdateUserPoolCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Here } from '../steps.ts'

export const create =
  (more: Partial<CreateUserPoolCommandInput>) =>
  ({ cognito }: Here) =>
    cognito.send(new CreateUserPoolCommand({ PoolName: 'other', ...more }))
export const update =
  (more: Partial<UpdateUserPoolCommandInput>) =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(new UpdateUserPoolCommand({ UserPoolId, ...more }))
export const setMfa =
  (more: Partial<SetUserPoolMfaConfigCommandInput>) =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId, ...more }))
export const remove = ({ cognito, UserPoolId }: Here) =>
  cognito.send(new DeleteUserPoolCommand({ UserPoolId }))
