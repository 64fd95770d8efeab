import {
  DescribeUserPoolCommand,
  GetSigningCertificateCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { X509Certificate } from 'node:crypto'
import { expect, test } from 'vitest'
import { world } from '../../world.ts'

// In Node alone: a page has nothing that reads certificates.

test('the signing certificate is one, made once, of the pool’s own', async () => {
  const here = await world()
  const get = async () => {
    const { UserPoolId } = here
    return (await here.cognito.send(new GetSigningCertificateCommand({ UserPoolId }))).Certificate!
  }
  const both = await Promise.all([get(), get()])
  expect(new Set([...both, await get()]).size).toBe(1)
  const certificate = new X509Certificate(Buffer.from(both[0], 'base64'))
  expect(certificate.subject).toBe(`CN=${here.UserPoolId}`)
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  expect(certificate.validFromDate.getTime()).toBe(here.clock.now())
  expect(certificate.validToDate.getFullYear()).toBe(2036)
  const described = await here.cognito.send(new DescribeUserPoolCommand({ UserPoolId: here.UserPoolId }))
  expect(described.UserPool).not.toHaveProperty('samlKey')
})
