import {
  CreateResourceServerCommand,
  DescribeResourceServerCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { Here } from '../steps.ts'

export const create =
  (Identifier: string, ...scopes: string[]) =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(
      new CreateResourceServerCommand({
        UserPoolId,
        Identifier,
        Name: 'Shop',
        Scopes: scopes.map((ScopeName) => ({ ScopeName, ScopeDescription: ScopeName })),
      }),
    )
export const describe =
  (Identifier: string) =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(new DescribeResourceServerCommand({ UserPoolId, Identifier }))
