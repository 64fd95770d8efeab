import { signUp } from '../userPools/steps.ts'
import { create, add } from '../userPools/steps/groups.ts'
import type { Refusal } from './refusal.ts'
import { api } from './sources.ts'

export const groups: Refusal[] = [
  {
    when: 'a group’s name taken',
    given: create('staff'),
    call: create('staff'),
    refused: { name: 'GroupExistsException', message: 'A group with the name already exists.' },
    evidence: 'peer (OP-148)',
    source: api('CreateGroup'),
  },
  {
    when: 'a group that is not there',
    given: signUp(),
    call: add('staff'),
    refused: { name: 'ResourceNotFoundException', message: 'Group not found.' },
    evidence: 'peer (OP-148)',
    source: api('AdminAddUserToGroup'),
  },
  {
    when: 'nobody into a group',
    given: create('staff'),
    call: add('staff'),
    refused: { name: 'UserNotFoundException', message: 'User does not exist.' },
    evidence: 'recorded for sign-in',
    source: api('AdminAddUserToGroup'),
  },
  {
    when: 'a precedence below 0',
    call: create('staff', { Precedence: -1 }),
    refused: {
      name: 'InvalidParameterException',
      message:
        "1 validation error detected: Value '-1' at 'precedence' failed to satisfy constraint: Member must have value greater than or equal to 0",
    },
    evidence: 'model; the form recorded',
    source: api('CreateGroup'),
  },
]
