import { ListUsersCommand } from '@aws-sdk/client-cognito-identity-provider'
import { signUp, type Step } from '../userPools/steps.ts'
import type { Refusal } from './refusal.ts'
import { api } from './sources.ts'

const listUsers =
  (more: { Filter?: string; AttributesToGet?: string[] }): Step =>
  ({ cognito, UserPoolId }) =>
    cognito.send(new ListUsersCommand({ UserPoolId, ...more }))

export const listing: Refusal[] = [
  {
    when: 'ListUsers by a custom attribute',
    call: listUsers({ Filter: 'custom:x = "1"' }),
    refused: { name: 'InvalidParameterException', message: 'Invalid search attribute: custom:x' },
    evidence: 'peer (OP-147)',
    source: api('ListUsers'),
  },
  {
    when: 'ListUsers by half a filter',
    call: listUsers({ Filter: 'email = ' }),
    refused: { name: 'InvalidParameterException', message: 'Error while parsing filter' },
    evidence: 'peer (OP-147)',
    source: api('ListUsers'),
  },
  {
    when: 'ListUsers with an attribute that somebody has not',
    given: signUp(),
    call: listUsers({ AttributesToGet: ['name'] }),
    refused: {
      name: 'InvalidParameterException',
      message: 'One or more requested attributes do not exist in user pool.',
    },
    evidence: 'known (OP-147); that it is refused docs',
    source: api('ListUsers'),
  },
]
