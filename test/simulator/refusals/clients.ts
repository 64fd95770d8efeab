import {
  CreateUserPoolClientCommand,
  DeleteUserPoolClientSecretCommand,
  DescribeUserPoolClientCommand,
  ListUserPoolClientSecretsCommand,
  type CreateUserPoolClientCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Refusal } from './refusal.ts'
import { inOrder, set, tried } from '../userPools/steps.ts'
import { ids, addSecret, OAUTH } from '../userPools/steps/clients.ts'
import { api, guide, thread } from './sources.ts'

const refused = (
  when: string,
  client: Partial<CreateUserPoolClientCommandInput>,
  more: Partial<Refusal> = {},
): Refusal => ({
  when,
  call: ({ newClient }) => newClient(client),
  refused: { name: 'InvalidParameterException', message: '' },
  evidence: 'docs; no text on record',
  source: api('CreateUserPoolClient'),
  ...more,
})

export const clients: Refusal[] = [
  {
    when: 'a pool that is not there',
    call: ({ cognito }) =>
      cognito.send(new CreateUserPoolClientCommand({ UserPoolId: 'us-east-1_nobody000', ClientName: 'web' })),
    refused: { name: 'ResourceNotFoundException', message: 'User pool us-east-1_nobody000 does not exist.' },
    evidence: 'recorded',
    source: api('CreateUserPoolClient'),
  },
  {
    when: 'an access token of two minutes',
    call: ({ newClient }) =>
      newClient({ AccessTokenValidity: 2, TokenValidityUnits: { AccessToken: 'minutes' } }),
    refused: { name: 'InvalidParameterException', message: 'Invalid range for token validity.' },
    evidence: 'recorded',
    source: api('CreateUserPoolClient'),
  },
  refused(
    'a scope that nobody offers',
    { ...OAUTH, AllowedOAuthScopes: ['shop/read'] },
    {
      refused: { name: 'ScopeDoesNotExistException', message: 'Invalid scope requested: shop/read' },
      evidence: 'recorded 2020',
      source: thread('awsdocs/aws-cloudformation-user-guide#564'),
    },
  ),
  refused(
    'client_credentials beside code',
    { ...OAUTH, GenerateSecret: true, AllowedOAuthFlows: ['code', 'client_credentials'] },
    { refused: { name: 'InvalidOAuthFlowException', message: '' } },
  ),
  refused(
    'client_credentials without a secret',
    { ...OAUTH, AllowedOAuthFlows: ['client_credentials'] },
    { refused: { name: 'InvalidOAuthFlowException', message: '' }, evidence: 'known; no text on record' },
  ),
  refused(
    'OAuth without flows',
    { AllowedOAuthFlowsUserPoolClient: true },
    { evidence: 'known; no text on record' },
  ),
  refused('a default redirect that is no callback', { ...OAUTH, DefaultRedirectURI: 'https://example.org' }),
  refused('an identity provider that is not there', { SupportedIdentityProviders: ['Google'] }),
  refused('an attribute that is not there', { ReadAttributes: ['custom:tier'] }),
  refused('email_verified as writable', { WriteAttributes: ['email_verified'] }),
  refused('user context data without a secret', { EnablePropagateAdditionalUserContextData: true }),
  refused('a secret both made and given', { GenerateSecret: true, ClientSecret: 'a'.repeat(24) }),
  refused('old and new flow names', { ExplicitAuthFlows: ['USER_PASSWORD_AUTH', 'ALLOW_CUSTOM_AUTH'] }),
  {
    when: 'the 16th app client in a second, where request quotas hold',
    given: inOrder(
      set({ quotas: 'on' }),
      ({ clock }) => Promise.resolve(clock.advance(1000)),
      tried(15, ({ newClient }) => newClient()),
    ),
    call: ({ newClient }) => newClient(),
    refused: { name: 'TooManyRequestsException', message: 'Rate exceeded' },
    evidence: 'recorded',
    source: guide('quotas'),
  },
  {
    when: 'another pool’s client',
    call: ({ cognito, UserPoolId }) =>
      cognito.send(new DescribeUserPoolClientCommand({ UserPoolId, ClientId: 'nobody0' })),
    refused: { name: 'ResourceNotFoundException', message: 'User pool client nobody0 does not exist.' },
    evidence: 'recorded',
    source: api('DescribeUserPoolClient'),
  },
  {
    when: 'a third secret',
    settings: { client: { GenerateSecret: true } },
    given: (here) => addSecret(here),
    call: (here) => addSecret(here),
    refused: { name: 'LimitExceededException', message: '' },
    evidence: 'docs; no text on record',
    source: api('AddUserPoolClientSecret'),
  },
  {
    when: 'a secret for a public client',
    call: (here) => addSecret(here),
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'docs; no text on record',
    source: api('AddUserPoolClientSecret'),
  },
  {
    when: 'deleting the last secret',
    settings: { client: { GenerateSecret: true } },
    call: async (here) => {
      const { ClientSecrets } = await here.cognito.send(new ListUserPoolClientSecretsCommand(ids(here)))
      const { ClientSecretId } = ClientSecrets![0]!
      return here.cognito.send(new DeleteUserPoolClientSecretCommand({ ...ids(here), ClientSecretId }))
    },
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'docs; no text on record',
    source: api('DeleteUserPoolClientSecret'),
  },
]
