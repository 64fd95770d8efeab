import {
  AdminAddUserToGroupCommand,
  CreateGroupCommand,
  type GroupType,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Here } from '../steps.ts'

export const create =
  (GroupName: string, more: Partial<GroupType> = {}) =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(new CreateGroupCommand({ ...more, UserPoolId, GroupName }))
export const add =
  (GroupName: string, Username = 'ada') =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(new AdminAddUserToGroupCommand({ UserPoolId, GroupName, Username }))
