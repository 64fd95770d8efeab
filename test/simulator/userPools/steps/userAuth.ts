import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Here } from '../steps.ts'

export const factors = (
  ...AllowedFirstAuthFactors: ('PASSWORD' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN')[]
) => ({
  pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors } } },
  client: { ExplicitAuthFlows: ['ALLOW_USER_AUTH' as const] },
})
export const CODES = factors('PASSWORD', 'EMAIL_OTP', 'SMS_OTP')

export const start =
  (USERNAME = 'ada', parameters: Record<string, string> = {}, Session?: string) =>
  ({ cognito, ClientId }: Here) =>
    cognito.send(
      new InitiateAuthCommand({
        ClientId,
        AuthFlow: 'USER_AUTH',
        AuthParameters: { USERNAME, ...parameters },
        Session,
      }),
    )
