import {
  CreateUserPoolCommand,
  CreateUserPoolDomainCommand,
  DeleteUserPoolCommand,
  DeleteUserPoolDomainCommand,
  DescribeUserPoolCommand,
  DescribeUserPoolDomainCommand,
  UpdateUserPoolDomainCommand,
  type CreateUserPoolDomainCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { world } from '../../world.ts'
import { testRefusals, type Here, type Refusal } from './refusal.ts'

const CERTIFICATE = { CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1' }
const CUSTOM = { Domain: 'auth.example.com', CustomDomainConfig: CERTIFICATE }

const create =
  (more: Partial<CreateUserPoolDomainCommandInput> = {}) =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'shop', ...more }))
const describe = async ({ cognito }: Here, Domain = 'shop') =>
  (await cognito.send(new DescribeUserPoolDomainCommand({ Domain }))).DomainDescription!
const remove = ({ cognito, UserPoolId }: Here, Domain = 'shop') =>
  cognito.send(new DeleteUserPoolDomainCommand({ UserPoolId, Domain }))
const discovery = async ({ simulator, UserPoolId }: Here) => {
  const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${UserPoolId}`
  return (await simulator.fetch(new Request(`${issuer}/.well-known/openid-configuration`))).json()
}

test('a prefix: described, shown by the pool, and where discovery leads', async () => {
  const here = await world()
  expect(await describe(here)).toEqual({})
  const { ManagedLoginVersion, CloudFrontDomain } = await create()(here)
  expect([ManagedLoginVersion, CloudFrontDomain]).toEqual([1, undefined])
  expect(await describe(here)).toEqual({
    Domain: 'shop',
    UserPoolId: here.UserPoolId,
    AWSAccountId: '123456789012',
    Status: 'ACTIVE',
    ManagedLoginVersion: 1,
  })
  const { UserPoolId } = here
  const { UserPool } = await here.cognito.send(new DescribeUserPoolCommand({ UserPoolId }))
  expect([UserPool!.Domain, UserPool!.CustomDomain]).toEqual(['shop', undefined])
  expect(await discovery(here)).toMatchObject({
    authorization_endpoint: 'https://shop.auth.us-east-1.amazoncognito.com/oauth2/authorize',
    end_session_endpoint: 'https://shop.auth.us-east-1.amazoncognito.com/logout',
  })
  await remove(here)
  expect(await describe(here)).toEqual({})
})

test('a custom domain beside the prefix, with a certificate that can be changed', async () => {
  const here = await world()
  await create()(here)
  const { CloudFrontDomain } = await create(CUSTOM)(here)
  expect(CloudFrontDomain).toMatch(/^d[a-z0-9]{13}\.cloudfront\.net$/)
  const CertificateArn = `${CERTIFICATE.CertificateArn}2`
  await here.cognito.send(
    new UpdateUserPoolDomainCommand({
      UserPoolId: here.UserPoolId,
      Domain: CUSTOM.Domain,
      CustomDomainConfig: { CertificateArn },
      ManagedLoginVersion: 2,
    }),
  )
  expect(await describe(here, CUSTOM.Domain)).toMatchObject({
    CustomDomainConfig: { CertificateArn },
    ManagedLoginVersion: 2,
    CloudFrontDistribution: CloudFrontDomain,
  })
  expect(await discovery(here)).toMatchObject({ token_endpoint: 'https://auth.example.com/oauth2/token' })
})

const refused = (when: string, call: Refusal['call'], given?: Refusal['given']): Refusal => ({
  when,
  ...(given && { given }),
  call,
  name: 'InvalidParameterException',
  message: '',
  evidence: 'docs; no text on record',
})

testRefusals([
  {
    when: 'deleting a pool that has a domain',
    given: create(),
    call: ({ cognito, UserPoolId }) => cognito.send(new DeleteUserPoolCommand({ UserPoolId })),
    name: 'InvalidParameterException',
    message: 'User pool cannot be deleted. It has a domain configured that should be deleted first.',
    evidence: 'recorded 2026-10',
  },
  {
    when: 'a prefix with capitals',
    call: create({ Domain: 'Shop' }),
    name: 'InvalidParameterException',
    message:
      "1 validation error detected: Value 'Shop' at 'domain' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$",
    evidence: 'form recorded; pattern model',
  },
  {
    when: 'managed login in LITE',
    settings: { pool: { UserPoolTier: 'LITE' } },
    call: create({ ManagedLoginVersion: 2 }),
    name: 'FeatureUnavailableInTierException',
    message: 'The following features need to be disabled for the LITE pricing tier configured: Managed Login',
    evidence: 'class docs; name ours (OP-120)',
  },
  refused('a prefix with aws in it', create({ Domain: 'my-aws-shop' })),
  refused('a second prefix', create({ Domain: 'other' }), create()),
  refused(
    'a certificate of another Region',
    create({
      ...CUSTOM,
      CustomDomainConfig: { CertificateArn: 'arn:aws:acm:eu-west-1:123456789012:certificate/1' },
    }),
  ),
  refused('a version that there is not', create({ ManagedLoginVersion: 3 })),
  refused(
    'deleting another pool’s domain',
    (here) => remove(here),
    async (here) => {
      const { UserPool } = await here.cognito.send(new CreateUserPoolCommand({ PoolName: 'other' }))
      return create({ UserPoolId: UserPool!.Id! })(here)
    },
  ),
])
