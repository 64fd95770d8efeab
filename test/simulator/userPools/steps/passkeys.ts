import {
  CompleteWebAuthnRegistrationCommand,
  SetUserPoolMfaConfigCommand,
  StartWebAuthnRegistrationCommand,
  type WebAuthnConfigurationType,
} from '@aws-sdk/client-cognito-identity-provider'
import { authenticator, type Credential, type Twist } from '../authenticator.ts'
import type { Here } from '../steps.ts'

export const RP = 'shop.example.com'
export const PASSKEYS = {
  pool: {
    Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD' as const, 'WEB_AUTHN' as const] } },
  },
}
export const configure =
  (WebAuthnConfiguration: WebAuthnConfigurationType = { RelyingPartyId: RP }) =>
  ({ cognito, UserPoolId }: Here) =>
    cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId, WebAuthnConfiguration }))
export const start = async ({ cognito }: Here, AccessToken: string) =>
  (await cognito.send(new StartWebAuthnRegistrationCommand({ AccessToken })))
    .CredentialCreationOptions as Record<string, unknown> & { challenge: string }
export const complete = ({ cognito }: Here, AccessToken: string, Credential: Credential | string) =>
  cognito.send(new CompleteWebAuthnRegistrationCommand({ AccessToken, Credential }))

export async function register(here: Here, AccessToken: string, twist: Twist = {}) {
  const provider = authenticator(twist)
  await complete(here, AccessToken, await provider.create(await start(here, AccessToken)))
  return provider
}
