import { CreateUserPoolCommand, DeleteUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Refusal } from './refusal.ts'
import { CUSTOM, create, remove } from '../userPools/steps/domains.ts'
import { api } from './sources.ts'

const refused = (
  operation: string,
  when: string,
  call: Refusal['call'],
  given?: Refusal['given'],
): Refusal => ({
  when,
  ...(given && { given }),
  call,
  refused: { name: 'InvalidParameterException', message: '' },
  evidence: 'docs; no text on record',
  source: api(operation),
})

export const domains: Refusal[] = [
  {
    when: 'deleting a pool that has a domain',
    given: create(),
    call: ({ cognito, UserPoolId }) => cognito.send(new DeleteUserPoolCommand({ UserPoolId })),
    refused: {
      name: 'InvalidParameterException',
      message: 'User pool cannot be deleted. It has a domain configured that should be deleted first.',
    },
    evidence: 'recorded 2026-10',
    source: api('DeleteUserPool'),
  },
  {
    when: 'a prefix with capitals',
    call: create({ Domain: 'Shop' }),
    refused: {
      name: 'InvalidParameterException',
      message:
        "1 validation error detected: Value 'Shop' at 'domain' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$",
    },
    evidence: 'model; the form recorded',
    source: api('CreateUserPoolDomain'),
  },
  {
    when: 'managed login in LITE',
    settings: { pool: { UserPoolTier: 'LITE' } },
    call: create({ ManagedLoginVersion: 2 }),
    refused: {
      name: 'FeatureUnavailableInTierException',
      message:
        'The following features need to be disabled for the LITE pricing tier configured: Managed Login',
    },
    evidence: 'ours (OP-120); the class docs, the form recorded',
    source: api('CreateUserPoolDomain'),
  },
  refused('CreateUserPoolDomain', 'a prefix with aws in it', create({ Domain: 'my-aws-shop' })),
  refused('CreateUserPoolDomain', 'a second prefix', create({ Domain: 'other' }), create()),
  refused(
    'CreateUserPoolDomain',
    'a certificate of another Region',
    create({
      ...CUSTOM,
      CustomDomainConfig: { CertificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/1' },
    }),
  ),
  refused('CreateUserPoolDomain', 'a version that there is not', create({ ManagedLoginVersion: 3 })),
  refused(
    'DeleteUserPoolDomain',
    'deleting another pool’s domain',
    (here) => remove(here),
    async (here) => {
      const { UserPool } = await here.cognito.send(new CreateUserPoolCommand({ PoolName: 'other' }))
      return create({ UserPoolId: UserPool!.Id! })(here)
    },
  ),
]
