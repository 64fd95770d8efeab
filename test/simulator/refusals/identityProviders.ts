import type { Refusal } from './refusal.ts'
import { create, createSaml, describe } from '../userPools/steps/identityProviders.ts'
import { api } from './sources.ts'

const refused = (operation: string, when: string, call: Refusal['call']): Refusal => ({
  when,
  call,
  refused: { name: 'InvalidParameterException', message: '' },
  evidence: 'docs; no text on record',
  source: api(operation),
})

export const identityProviders: Refusal[] = [
  {
    when: 'a provider’s name taken',
    given: create({}),
    call: create({}),
    refused: { name: 'DuplicateProviderException', message: 'The provider Google exists already.' },
    evidence: 'ours (OP-119); the class model',
    source: api('CreateIdentityProvider'),
  },
  {
    when: 'an identifier of a provider taken',
    given: createSaml('Corp', 'corp.example'),
    call: createSaml('Other', 'corp.example'),
    refused: { name: 'DuplicateProviderException', message: 'The identifier corp.example is taken.' },
    evidence: 'ours',
    source: api('CreateIdentityProvider'),
  },
  {
    when: 'a provider that is not there',
    call: describe('Corp'),
    refused: { name: 'ResourceNotFoundException', message: '' },
    evidence: 'known; no text on record',
    source: api('DescribeIdentityProvider'),
  },
  refused('CreateIdentityProvider', 'Google by another name', create({ ProviderName: 'MyGoogle' })),
  refused(
    'CreateIdentityProvider',
    'Google without a secret',
    create({ ProviderDetails: { client_id: 'x', authorize_scopes: 'openid' } }),
  ),
  refused(
    'CreateIdentityProvider',
    'SAML without metadata',
    create({ ProviderName: 'Corp', ProviderType: 'SAML', ProviderDetails: {} }),
  ),
  refused(
    'CreateIdentityProvider',
    'a mapping to an attribute that is not there',
    create({ AttributeMapping: { 'custom:tier': 'tier' } }),
  ),
]
