import {
  AdminDeleteUserCommand,
  AdminDisableProviderForUserCommand,
  AdminLinkProviderForUserCommand,
  CreateIdentityProviderCommand,
  type ProviderUserIdentifierType,
} from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { rawCall, START, world } from '../../world.ts'
import { inOrder, testRefusals, type Here, type Step } from './refusal.ts'
import { attributesOf, confirm, signIn, signUp } from './steps.ts'

const local = (ProviderAttributeValue: string): ProviderUserIdentifierType => ({
  ProviderName: 'Cognito',
  ProviderAttributeName: 'Cognito_Subject',
  ProviderAttributeValue,
})
const google = (ProviderAttributeValue = '1029'): ProviderUserIdentifierType => ({
  ProviderName: 'Google',
  ProviderAttributeName: 'Cognito_Subject',
  ProviderAttributeValue,
})
const withGoogle: Step = ({ cognito, UserPoolId }) =>
  cognito.send(
    new CreateIdentityProviderCommand({
      UserPoolId,
      ProviderName: 'Google',
      ProviderType: 'Google',
      ProviderDetails: { client_id: 'shop', client_secret: 'hush', authorize_scopes: 'openid email' },
    }),
  )
const link =
  (SourceUser = google(), DestinationUser = local('ada')): Step =>
  ({ cognito, UserPoolId }) =>
    cognito.send(new AdminLinkProviderForUserCommand({ UserPoolId, SourceUser, DestinationUser }))
const unlink =
  (User = google()): Step =>
  ({ cognito, UserPoolId }) =>
    cognito.send(new AdminDisableProviderForUserCommand({ UserPoolId, User }))
const ready = inOrder(withGoogle, signUp(), confirm())

test('a linked identity stands in the attribute and the ID token, and goes with the link', async () => {
  const here = await world()
  await inOrder(ready, link(), link())(here)
  const identity = {
    userId: '1029',
    providerName: 'Google',
    providerType: 'Google',
    issuer: null,
    primary: false,
    dateCreated: START,
  }
  expect(JSON.parse(attributesOf(here, 'ada').identities!)).toEqual([identity])
  expect(decodeJwt((await signIn()(here)).IdToken).identities).toEqual([
    { ...identity, primary: 'false', dateCreated: String(START) },
  ])
  await unlink()(here)
  expect(attributesOf(here, 'ada')).not.toHaveProperty('identities')
  expect(decodeJwt((await signIn()(here)).IdToken)).not.toHaveProperty('identities')
  await link()(here)
  const { cognito, UserPoolId, simulator } = here
  await cognito.send(new AdminDeleteUserCommand({ UserPoolId, Username: 'ada' }))
  expect(simulator.state.links.size).toBe(0)
})

test('a local user who is disabled as their own provider can use their password no more', async () => {
  const here = await world()
  await inOrder(ready, unlink(local('ada')))(here)
  await expect(signIn()(here)).rejects.toMatchObject({ message: 'Incorrect username or password.' })
})

test('five identities, and no sixth', async () => {
  const here = await world()
  await ready(here)
  for (const id of ['1', '2', '3', '4', '5']) await link(google(id))(here)
  const response = await rawCall(
    here.simulator,
    'AdminLinkProviderForUser',
    JSON.stringify({
      UserPoolId: here.UserPoolId,
      SourceUser: google('6'),
      DestinationUser: local('ada'),
    }),
    await signature(here),
  )
  expect(await response.json()).toEqual({ __type: 'LimitExceededException' })
})

/** Headers of a signed call, taken from one that the SDK has made. */
async function signature({ simulator }: Here): Promise<Record<string, string>> {
  const request = simulator.log.findLast((entry) => entry.kind === 'request')!
  if (request.kind !== 'request') throw new TypeError('no request')
  const { authorization, 'x-amz-date': date } = request.headers
  return { authorization: authorization!, 'x-amz-date': date! }
}

testRefusals([
  {
    when: 'linking a local user as source',
    given: ready,
    call: link(local('eve')),
    name: 'InvalidParameterException',
    message:
      'Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, only as a DestinationUser',
    evidence: 'recorded',
  },
  {
    when: 'linking somebody who has a profile of their own',
    given: inOrder(ready, signUp('Google_1029', { email: 'eve@example.com' })),
    call: link(),
    name: 'InvalidParameterException',
    message:
      'Merging is not currently supported, provide a SourceUser that has not been signed up in order to link',
    evidence: 'recorded',
  },
  {
    when: 'linking at a provider that is not there',
    given: inOrder(signUp(), confirm()),
    call: link(),
    name: 'ResourceNotFoundException',
    message: '',
    evidence: 'class model; no text on record',
  },
  {
    when: 'linking to nobody',
    given: ready,
    call: link(google(), local('eve')),
    name: 'UserNotFoundException',
    message: 'User does not exist.',
    evidence: 'docs; text recorded',
  },
  {
    when: 'linking what is linked to another',
    given: inOrder(ready, signUp('eve', { email: 'eve@example.com' }), link(google(), local('eve'))),
    call: link(),
    name: 'AliasExistsException',
    message: '',
    evidence: 'class model; no text on record',
  },
  {
    when: 'linking half a name',
    given: ready,
    call: link({ ProviderName: 'Google' }),
    name: 'InvalidParameterException',
    message: '',
    evidence: 'no text on record',
  },
  {
    when: 'linking a user with an immutable custom attribute',
    settings: {
      pool: { Schema: [{ Name: 'plan', AttributeDataType: 'String', Mutable: false }] },
      client: { WriteAttributes: ['email', 'custom:plan'] },
    },
    given: inOrder(withGoogle, signUp('ada', { email: 'ada@example.com', 'custom:plan': 'x' }), confirm()),
    call: link(),
    name: 'InvalidParameterException',
    message: '',
    evidence: 'docs; no text on record',
  },
  {
    when: 'unlinking nobody',
    given: ready,
    call: unlink(),
    name: 'UserNotFoundException',
    message: 'User does not exist.',
    evidence: 'docs; text recorded',
  },
])
