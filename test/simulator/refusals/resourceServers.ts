import { inOrder } from '../userPools/steps.ts'
import { create, describe } from '../userPools/steps/resourceServers.ts'
import type { Refusal } from './refusal.ts'
import { api } from './sources.ts'

export const resourceServers: Refusal[] = [
  {
    when: 'a resource server that is not there',
    call: describe('shop'),
    refused: { name: 'ResourceNotFoundException', message: 'Resource server shop does not exist.' },
    evidence: 'peer (OP-148)',
    source: api('DescribeResourceServer'),
  },
  {
    when: 'an identifier of a resource server taken',
    given: create('shop'),
    call: create('shop'),
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'known; no text on record',
    source: api('CreateResourceServer'),
  },
  {
    when: 'a slash in a scope’s name',
    call: create('shop', 'a/b'),
    refused: {
      name: 'InvalidParameterException',
      message:
        "1 validation error detected: Value 'a/b' at 'scopes.1.member.scopeName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\x21\\x23-\\x2E\\x30-\\x5B\\x5D-\\x7E]+",
    },
    evidence: 'model; the form recorded',
    source: api('CreateResourceServer'),
  },
  {
    when: 'the 26th resource server',
    given: inOrder(...Array.from({ length: 25 }, (_, i) => create(`shop${i}`))),
    call: create('shop'),
    refused: { name: 'LimitExceededException', message: '' },
    evidence: 'docs; no text on record',
    source: api('CreateResourceServer'),
  },
]
