import {
  DescribeUserPoolCommand,
  DescribeUserPoolDomainCommand,
  UpdateUserPoolDomainCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { world } from '../../world.ts'
import type { Here } from './steps.ts'
import { CERTIFICATE, CUSTOM, create, remove } from './steps/domains.ts'

const describe = async ({ cognito }: Here, Domain = 'shop') =>
  (await cognito.send(new DescribeUserPoolDomainCommand({ Domain }))).DomainDescription!
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
