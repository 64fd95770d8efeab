import { signUp } from '../userPools/steps.ts'
import { deleteToken } from '../userPools/steps/authFactors.ts'
import type { Refusal } from './refusal.ts'
import { api } from './sources.ts'

export const authFactors: Refusal[] = [
  {
    when: 'the app of nobody is removed',
    call: deleteToken(),
    refused: { name: 'UserNotFoundException', message: 'User does not exist.' },
    evidence: 'recorded',
    source: api('AdminDeleteSoftwareToken'),
  },
  {
    when: 'the app of an unconfirmed user is removed',
    given: signUp(),
    call: deleteToken(),
    refused: { name: 'UserNotConfirmedException', message: 'User is not confirmed.' },
    evidence: 'model; the text recorded elsewhere',
    source: api('AdminDeleteSoftwareToken'),
  },
]
