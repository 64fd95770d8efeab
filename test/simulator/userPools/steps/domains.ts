import {
  CreateUserPoolDomainCommand,
  DeleteUserPoolDomainCommand,
  type CreateUserPoolDomainCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Here } from '../steps.ts'

export const CERTIFICATE = { CertificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/1' }
export const CUSTOM = { Domain: 'auth.example.com', CustomDomainConfig: CERTIFICATE }

export const create =
  (more: Partial<CreateUserPoolDomainCommandInput> = {}) =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'shop', ...more }))
export const remove = ({ cognito, UserPoolId }: Here, Domain = 'shop') =>
  cognito.send(new DeleteUserPoolDomainCommand({ UserPoolId, Domain }))
