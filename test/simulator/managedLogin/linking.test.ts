import {
  AdminDisableProviderForUserCommand,
  AdminLinkProviderForUserCommand,
  type AdminLinkProviderForUserCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { withFunctions } from '../../functions.ts'
import { attributesOf } from '../userPools/steps.ts'
import { CORP, errorIn, exchange, federatedWorld, signInAt, type Made } from './outside.ts'

type Source = AdminLinkProviderForUserCommandInput['SourceUser']

const link = ({ cognito, UserPoolId }: Made, SourceUser: Source) =>
  cognito.send(
    new AdminLinkProviderForUserCommand({
      ...{ UserPoolId, SourceUser },
      DestinationUser: { ProviderName: 'Cognito', ProviderAttributeValue: 'ada' },
    }),
  )
const byEmail = {
  ProviderName: 'Corp',
  ProviderAttributeName: 'email',
  ProviderAttributeValue: 'ada@example.com',
}

test('a linked identity signs in to the local user, also the first time, and puts nobody into a group', async () => {
  const made = await federatedWorld()
  await link(made, byEmail)
  const { claims } = await exchange(made, await signInAt(made, 'Corp', 'ada', { scope: 'openid' }))
  expect(claims).toMatchObject({
    'cognito:username': 'ada',
    sub: made.user('ada')!.sub,
    identities: [{ providerName: 'Corp', primary: 'false' }],
  })
  expect(claims).not.toHaveProperty('cognito:groups')
  // The mapping holds for them too.
  expect(attributesOf(made, 'ada').name).toBe('Ada Lovelace')
})

test('Cognito_Subject is the id at the provider', async () => {
  const made = await federatedWorld()
  const { claims } = await exchange(made, await signInAt(made, 'Corp', 'grace'))
  const id = String(claims['cognito:username']).slice('Corp_'.length)
  await expect(
    link(made, {
      ProviderName: 'Corp',
      ProviderAttributeName: 'Cognito_Subject',
      ProviderAttributeValue: id,
    }),
  ).rejects.toMatchObject({
    message:
      'Merging is not currently supported, provide a SourceUser that has not been signed up in order to link',
  })
})

test('after unlinking the next sign-in makes a profile', async () => {
  const made = await federatedWorld()
  const { cognito, UserPoolId } = made
  await link(made, byEmail)
  await exchange(made, await signInAt(made, 'Corp'))
  await cognito.send(new AdminDisableProviderForUserCommand({ UserPoolId, User: byEmail }))
  made.browser.jar.delete('cognito')
  const { claims } = await exchange(made, await signInAt(made, 'Corp'))
  expect(claims['cognito:username']).toMatch(/^Corp_/)
})

test('linking in PreSignUp: that sign-in fails, the next one is the linked user’s', async () => {
  let made: Made | undefined = undefined
  const linking = withFunctions({
    PreSignUp: async (event) => {
      if (event.triggerSource === 'PreSignUp_ExternalProvider') await link(made!, byEmail)
      return event
    },
  })
  made = await federatedWorld(CORP, linking)
  const { words } = errorIn(await signInAt(made, 'Corp'))
  expect(words).toMatch(/^Already found an entry for username Corp_\d+$/)
  const { claims } = await exchange(made, await signInAt(made, 'Corp'))
  expect(claims['cognito:username']).toBe('ada')
})
