import {
  CompleteWebAuthnRegistrationCommand,
  ListWebAuthnCredentialsCommand,
  SetUserPoolMfaConfigCommand,
  StartWebAuthnRegistrationCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import type { DocumentType } from '@smithy/types'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, withAuthenticator } from './launch.ts'
import { signedIn } from '../simulator/userPools/steps.ts'
import { world } from '../world.ts'

const RP = 'shop.example.com'
let browser: Browser

beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser?.close())

/** An empty page of the shop, in a Chromium that has a passkey provider; no request leaves it. */
async function shop(): Promise<Page> {
  const page = await browser.newPage()
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
  await page.goto(`https://${RP}/`)
  await withAuthenticator(page)
  return page
}

test('Chromium makes a passkey by the options it is given, and the pool takes it', async () => {
  const here = await world({
    pool: { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } } },
  })
  const { cognito, UserPoolId } = here
  const WebAuthnConfiguration = { RelyingPartyId: RP, UserVerification: 'required' as const }
  await cognito.send(new SetUserPoolMfaConfigCommand({ UserPoolId, WebAuthnConfiguration }))
  const { AccessToken } = await signedIn(here)
  const page = await shop()
  const register = async () => {
    const { CredentialCreationOptions } = await cognito.send(
      new StartWebAuthnRegistrationCommand({ AccessToken }),
    )
    const made = await page.evaluate(async (options) => {
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
        JSON.parse(options) as PublicKeyCredentialCreationOptionsJSON,
      )
      const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential
      return JSON.stringify(credential.toJSON())
    }, JSON.stringify(CredentialCreationOptions))
    const Credential = JSON.parse(made) as DocumentType
    await cognito.send(new CompleteWebAuthnRegistrationCommand({ AccessToken, Credential }))
  }

  await register()
  const { Credentials } = await cognito.send(new ListWebAuthnCredentialsCommand({ AccessToken }))
  expect(Credentials).toMatchObject([
    { RelyingPartyId: RP, AuthenticatorAttachment: 'platform', AuthenticatorTransports: ['internal'] },
  ])
  // The browser itself refuses a second passkey of the same provider: it finds the first among excludeCredentials.
  await expect(register()).rejects.toThrow('InvalidStateError')
})
