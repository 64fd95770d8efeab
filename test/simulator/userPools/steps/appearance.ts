import { CreateTermsCommand, SetUICustomizationCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Here } from '../steps.ts'

export const ids = ({ UserPoolId, ClientId }: Here) => ({ UserPoolId, ClientId })
export const createTerms =
  (TermsName = 'terms-of-use') =>
  (here: Here) =>
    here.cognito.send(
      new CreateTermsCommand({
        ...ids(here),
        TermsName,
        TermsSource: 'LINK',
        Enforcement: 'NONE',
        Links: { 'cognito:default': 'https://example.com/terms' },
      }),
    )
export const customize =
  (CSS: string, ClientId?: string) =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(new SetUICustomizationCommand({ UserPoolId, CSS, ClientId }))
