import { AdminDeleteUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { rawCall, START, world } from '../../world.ts'
import { inOrder, type Here, attributesOf, signIn } from './steps.ts'
import { local, google, link, unlink, ready } from './steps/identities.ts'

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
