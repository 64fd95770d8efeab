import { CreateResourceServerCommand } from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import type { LambdaEvent } from '../../world.ts'
import { CALLBACK, domainWorld } from './domain.ts'

/** A pool whose one function runs before tokens are made, and adds a claim to the access token. */
async function customizing() {
  const events: LambdaEvent[] = []
  const adding = (event: LambdaEvent) => {
    events.push(structuredClone(event))
    const accessTokenGeneration = { claimsToAddOrOverride: { tier: 'gold' }, scopesToAdd: ['extra'] }
    event.response = { claimsAndScopeOverrideDetails: { accessTokenGeneration } }
    return event
  }
  const LambdaArn = 'arn:aws:lambda:us-east-1:123456789012:function:adding'
  const made = await domainWorld({
    pool: { LambdaConfig: { PreTokenGenerationConfig: { LambdaArn, LambdaVersion: 'V3_0' } } },
    functions: { adding },
  })
  return { ...made, events }
}

test('TokenGeneration_HostedAuth: when the code is exchanged, with the scopes that were asked for', async () => {
  const made = await customizing()
  const { url } = await made.signIn()
  expect(made.events).toEqual([])
  const code = new URL(url).searchParams.get('code')!
  const form = { grant_type: 'authorization_code', client_id: made.ClientId, code, redirect_uri: CALLBACK }
  const tokens = (await (await made.post('/oauth2/token', form)).json()) as { access_token: string }
  expect(made.events).toMatchObject([
    {
      triggerSource: 'TokenGeneration_HostedAuth',
      userName: 'ada',
      request: { scopes: ['openid', 'email'] },
    },
  ])
  expect(decodeJwt(tokens.access_token)).toMatchObject({
    tier: 'gold',
    scope: 'openid email extra',
    version: 2,
  })
})

test('TokenGeneration_ClientCredentials: a token without a user', async () => {
  const made = await customizing()
  const { cognito, UserPoolId } = made
  const Scopes = [{ ScopeName: 'read', ScopeDescription: 'Read' }]
  await cognito.send(
    new CreateResourceServerCommand({ UserPoolId, Identifier: 'shop', Name: 'shop', Scopes }),
  )
  const { ClientId, ClientSecret } = await made.newClient({
    GenerateSecret: true,
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthFlows: ['client_credentials'],
    AllowedOAuthScopes: ['shop/read'],
  })
  const form = { grant_type: 'client_credentials', client_id: ClientId!, client_secret: ClientSecret! }
  const aws_client_metadata = JSON.stringify({ job: 'nightly' })
  const answered = await made.post('/oauth2/token', { ...form, aws_client_metadata })
  const { access_token } = (await answered.json()) as { access_token: string }
  expect(made.events).toMatchObject([
    {
      triggerSource: 'TokenGeneration_ClientCredentials',
      userName: 'ClientCredentials',
      request: {
        userAttributes: {},
        groupConfiguration: null,
        scopes: ['shop/read'],
        clientMetadata: { job: 'nightly' },
      },
    },
  ])
  expect(decodeJwt(access_token)).toMatchObject({ sub: ClientId, tier: 'gold', scope: 'shop/read extra' })
})
