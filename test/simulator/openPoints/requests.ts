import { AdminGetUserCommand, DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider'
import { rawCall } from '../../world.ts'
import { signIn, signUp } from '../userPools/steps.ts'
import { statusOf, type Rows } from './row.ts'

export const requests: Rows = {
  'OP-101': {
    async look(here) {
      const { cognito, UserPoolId } = here
      await signUp()(here)
      return [
        await statusOf(cognito.send(new DescribeUserPoolCommand({ UserPoolId: 'us-east-1_nothing' }))),
        await statusOf(cognito.send(new AdminGetUserCommand({ UserPoolId, Username: 'nobody' }))),
        await statusOf(signIn()(here)),
      ]
    },
    shows: { built: [400, 400, 400], 'own-status': [404, 404, 400] },
  },
  'OP-105': {
    look: async ({ simulator }) => (await rawCall(simulator, 'ListUserPools', '{"MaxResults":1}')).status,
    shows: { built: 400, 'status-403': 403 },
  },
}
