import { CreateManagedLoginBrandingCommand, type AssetType } from '@aws-sdk/client-cognito-identity-provider'
import type { Here } from '../userPools/steps.ts'
import { ids, createTerms, customize } from '../userPools/steps/appearance.ts'
import type { Refusal } from './refusal.ts'
import { api } from './sources.ts'

const brand =
  (
    more: { Settings?: Record<string, never>; UseCognitoProvidedValues?: boolean; Assets?: AssetType[] } = {},
  ) =>
  (here: Here) =>
    here.cognito.send(new CreateManagedLoginBrandingCommand({ ...ids(here), ...more }))

export const appearance: Refusal[] = [
  {
    when: 'a second style for a client',
    given: brand(),
    call: brand(),
    refused: { name: 'ManagedLoginBrandingExistsException', message: '' },
    evidence: 'model; no text on record',
    source: api('CreateManagedLoginBranding'),
  },
  {
    when: 'Cognito’s own values beside settings',
    call: brand({ UseCognitoProvidedValues: true, Settings: {} }),
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'docs; no text on record',
    source: api('CreateManagedLoginBranding'),
  },
  {
    when: 'the same document twice',
    given: createTerms(),
    call: createTerms(),
    refused: {
      name: 'TermsExistsException',
      message: 'The app client has a document named terms-of-use already.',
    },
    evidence: 'ours (OP-119); the class model',
    source: api('CreateTerms'),
  },
  {
    when: 'looks for a pool without a domain',
    call: customize('.banner {}'),
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'docs; no text on record',
    source: api('SetUICustomization'),
  },
  {
    when: 'looks for a client that is not there',
    call: customize('.banner {}', 'nobody0'),
    refused: { name: 'ResourceNotFoundException', message: 'User pool client nobody0 does not exist.' },
    evidence: 'recorded',
    source: api('SetUICustomization'),
  },
]
