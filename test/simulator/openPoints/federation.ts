import { CreateUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider'
import { arn } from '../../functions.ts'
import { atDomain, OAUTH, openDomain } from '../managedLogin/domain.ts'
import { addProvider, APPLE, changeClient, CORP, errorIn, signInAt } from '../managedLogin/outside.ts'
import { heard, type Here, type Rows } from './row.ts'

/** What the app hears of a sign-in at a provider: a code, or what went wrong. */
async function outcome(here: Here, provider: string): Promise<unknown> {
  const back = await signInAt(atDomain(here), provider)
  return back.searchParams.has('code') ? 'a code' : { path: back.pathname, ...errorIn(back) }
}

export const federation: Rows = {
  'OP-217': {
    settings: { client: OAUTH },
    async look(here) {
      await openDomain(here)
      await addProvider(here, APPLE)
      return outcome(here, 'SignInWithApple')
    },
    shows: {
      built: 'a code',
      'get-only': { path: '/oauth2/idpresponse', error: null, words: null },
    },
  },
  'OP-228': {
    settings: { client: OAUTH },
    async look(here) {
      await openDomain(here)
      await addProvider(here, CORP)
      const SupportedIdentityProviders = ['Corp']
      await changeClient(here, here.ClientId, { SupportedIdentityProviders, WriteAttributes: ['email'] })
      return outcome(here, 'Corp')
    },
    shows: {
      built: {
        path: '/callback',
        error: 'invalid_request',
        words: 'A client attempted to write unauthorized attribute',
      },
      skipped: 'a code',
    },
  },
  'OP-229': {
    look: ({ cognito }) =>
      heard(
        cognito.send(
          new CreateUserPoolCommand({
            PoolName: 'lite',
            UserPoolTier: 'LITE',
            LambdaConfig: { InboundFederation: { LambdaArn: arn('incoming'), LambdaVersion: 'V1_0' } },
          }),
        ),
      ),
    shows: {
      built: 'accepted',
      essentials:
        'FeatureUnavailableInTierException: The following features need to be disabled for the LITE pricing tier configured: Inbound Federation',
    },
  },
}
