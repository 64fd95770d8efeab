import { confirmed, signUp } from '../userPools/steps.ts'
import { CODES, start } from '../userPools/steps/userAuth.ts'
import type { Refusal } from './refusal.ts'
import { api, thread } from './sources.ts'

export const userAuth: Refusal[] = [
  {
    when: 'USER_AUTH is not allowed',
    given: confirmed,
    call: start(),
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'known; no text on record',
    source: api('InitiateAuth'),
  },
  {
    when: 'USER_AUTH as nobody, and that is not hidden',
    settings: CODES,
    call: start('eve'),
    refused: { name: 'UserNotFoundException', message: 'User does not exist.' },
    evidence: 'docs; the text recorded elsewhere',
    source: api('InitiateAuth'),
  },
  {
    when: 'USER_AUTH unconfirmed',
    settings: CODES,
    given: signUp(),
    call: start(),
    refused: { name: 'UserNotConfirmedException', message: 'User is not confirmed.' },
    evidence: 'recorded',
    source: thread('aws-amplify/amplify-js#1464'),
  },
  {
    when: 'USER_AUTH without a name',
    settings: CODES,
    call: start(''),
    refused: { name: 'InvalidParameterException', message: 'Missing required parameter USERNAME' },
    evidence: 'recorded',
    source: thread('amazon-archives/amazon-cognito-identity-js#270'),
  },
]
