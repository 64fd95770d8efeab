import { inOrder, confirm, signUp } from '../userPools/steps.ts'
import { local, google, withGoogle, link, unlink, ready } from '../userPools/steps/identities.ts'
import type { Refusal } from './refusal.ts'
import { api } from './sources.ts'

export const identities: Refusal[] = [
  {
    when: 'linking a local user as source',
    given: ready,
    call: link(local('eve')),
    refused: {
      name: 'InvalidParameterException',
      message:
        'Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only as a DestinationUser',
    },
    evidence: 'recorded',
    source: api('AdminLinkProviderForUser'),
  },
  {
    when: 'linking somebody who has a profile of their own',
    given: inOrder(ready, signUp('Google_1029', { email: 'eve@example.com' })),
    call: link(),
    refused: {
      name: 'InvalidParameterException',
      message:
        'Merging is not currently supported, provide a SourceUser that has not been signed up in order to link',
    },
    evidence: 'recorded',
    source: api('AdminLinkProviderForUser'),
  },
  {
    when: 'linking at a provider that is not there',
    given: inOrder(signUp(), confirm()),
    call: link(),
    refused: { name: 'ResourceNotFoundException', message: '' },
    evidence: 'model; no text on record',
    source: api('AdminLinkProviderForUser'),
  },
  {
    when: 'linking to nobody',
    given: ready,
    call: link(google(), local('eve')),
    refused: { name: 'UserNotFoundException', message: 'User does not exist.' },
    evidence: 'docs; text recorded',
    source: api('AdminLinkProviderForUser'),
  },
  {
    when: 'linking what is linked to another',
    given: inOrder(ready, signUp('eve', { email: 'eve@example.com' }), link(google(), local('eve'))),
    call: link(),
    refused: { name: 'AliasExistsException', message: '' },
    evidence: 'model; no text on record',
    source: api('AdminLinkProviderForUser'),
  },
  {
    when: 'linking half a name',
    given: ready,
    call: link({ ProviderName: 'Google' }),
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'known; no text on record',
    source: api('AdminLinkProviderForUser'),
  },
  {
    when: 'linking a user with an immutable custom attribute',
    settings: {
      pool: { Schema: [{ Name: 'plan', AttributeDataType: 'String', Mutable: false }] },
      client: { WriteAttributes: ['email', 'custom:plan'] },
    },
    given: inOrder(withGoogle, signUp('ada', { email: 'ada@example.com', 'custom:plan': 'x' }), confirm()),
    call: link(),
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'docs; no text on record',
    source: api('AdminLinkProviderForUser'),
  },
  {
    when: 'unlinking nobody',
    given: ready,
    call: unlink(),
    refused: { name: 'UserNotFoundException', message: 'User does not exist.' },
    evidence: 'docs; text recorded',
    source: api('AdminDisableProviderForUser'),
  },
]
