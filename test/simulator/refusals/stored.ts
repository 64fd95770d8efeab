import {
  CreateUserPoolReplicaCommand,
  GetProvisionedLimitCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { logsTo, setLogs, category, setRisk } from '../userPools/steps/stored.ts'
import type { Refusal } from './refusal.ts'
import { api } from './sources.ts'

export const stored: Refusal[] = [
  {
    when: 'the activity log outside PLUS',
    call: setLogs(logsTo('userAuthEvents')),
    refused: {
      name: 'FeatureUnavailableInTierException',
      message:
        'The following features need to be disabled for the ESSENTIALS pricing tier configured: Log Export',
    },
    evidence: 'ours (OP-120); the class docs, the form recorded',
    source: api('SetLogDeliveryConfiguration'),
  },
  {
    when: 'risk settings without threat protection',
    call: (here) => setRisk(here),
    refused: {
      name: 'UserPoolAddOnNotEnabledException',
      message: 'Threat protection is not turned on for this user pool.',
    },
    evidence: 'ours (OP-119); the class model',
    source: api('SetRiskConfiguration'),
  },
  {
    when: 'a replica in the pool’s own Region',
    call: ({ cognito, UserPoolId }) =>
      cognito.send(new CreateUserPoolReplicaCommand({ UserPoolId, RegionName: 'us-east-1' })),
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'ours; no text on record',
    source: api('CreateUserPoolReplica'),
  },
  {
    when: 'a category of requests that there is not',
    call: ({ cognito }) =>
      cognito.send(new GetProvisionedLimitCommand({ LimitDefinition: category('Everything') })),
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'ours; no text on record',
    source: api('GetProvisionedLimit'),
  },
]
