import {
  AdminAddUserToGroupCommand,
  AdminRemoveUserFromGroupCommand,
  CreateGroupCommand,
  CreateUserPoolCommand,
  DeleteGroupCommand,
  DescribeUserPoolClientCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect } from 'vitest'
import { signUp } from '../userPools/steps.ts'
import { heard, type Here, type Rows } from './row.ts'

const secretsOf = async ({ newClient }: Here) => {
  const made = await Promise.all(Array.from({ length: 5 }, () => newClient({ GenerateSecret: true })))
  return made.map(({ ClientSecret }) => ClientSecret).join('')
}

export const settings: Rows = {
  'OP-136': {
    look: ({ newClient }) =>
      heard(
        newClient({
          AccessTokenValidity: 2,
          RefreshTokenValidity: 1,
          TokenValidityUnits: { AccessToken: 'hours', RefreshToken: 'hours' },
        }),
      ),
    shows: {
      built: 'InvalidParameterException: Invalid range for token validity.',
      allowed: 'accepted',
    },
  },
  'OP-152': {
    settings: { client: { ExplicitAuthFlows: undefined } },
    async look({ cognito, UserPoolId, ClientId }) {
      const { UserPoolClient } = await cognito.send(
        new DescribeUserPoolClientCommand({ UserPoolId, ClientId }),
      )
      return UserPoolClient!.ExplicitAuthFlows
    },
    shows: {
      built: undefined,
      'flows-shown': ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH', 'ALLOW_CUSTOM_AUTH'],
    },
  },
  'OP-154': {
    async look(here) {
      const { cognito, UserPoolId } = here
      const group = { UserPoolId, GroupName: 'staff' }
      const member = { ...group, Username: 'ada' }
      await signUp()(here)
      await cognito.send(new CreateGroupCommand(group))
      const removed = await heard(cognito.send(new AdminRemoveUserFromGroupCommand(member)))
      await cognito.send(new AdminAddUserToGroupCommand(member))
      const addedAgain = await heard(cognito.send(new AdminAddUserToGroupCommand(member)))
      return [removed, addedAgain, await heard(cognito.send(new DeleteGroupCommand(group)))]
    },
    shows: {
      built: ['accepted', 'accepted', 'accepted'],
      refused: ['InvalidParameterException', 'InvalidParameterException', 'InvalidParameterException'],
    },
  },
  'OP-156': {
    look: secretsOf,
    shows: {
      built: expect.stringMatching(/^[a-z0-9]{255}$/),
      'signs-in-secrets': expect.stringMatching(/^(?=.*\+)(?=.*_)[a-z0-9+_]{255}$/),
    },
  },
  'OP-504': {
    look: async ({ cognito, newClient }) => [
      await heard(cognito.send(new CreateUserPoolCommand({ PoolName: 'shop' }))),
      await heard(newClient({ ClientName: 'web' })),
    ],
    shows: {
      built: ['accepted', 'accepted'],
      refused: ['InvalidParameterException', 'InvalidParameterException'],
    },
  },
}
