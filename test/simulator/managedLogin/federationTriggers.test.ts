import { expect, test } from 'vitest'
import { throws, withFunctions } from '../../functions.ts'
import type { LambdaEvent } from '../../world.ts'
import { attributesOf } from '../userPools/steps.ts'
import { CORP, errorIn, exchange, federatedWorld, signInAt } from './outside.ts'

const unchanged = (event: LambdaEvent) => event
const ALL = ['PreSignUp', 'PostConfirmation', 'PreAuthentication', 'PostAuthentication', 'PreTokenGeneration']

test('the functions that run, in order, up to the tokens: first and later', async () => {
  const { events, ...settings } = withFunctions(
    Object.fromEntries(['InboundFederation', ...ALL].map((name) => [name, unchanged])),
  )
  const made = await federatedWorld(CORP, settings)
  events.length = 0
  const sources = () => events.splice(0).map(({ triggerSource }) => triggerSource)
  await exchange(made, await signInAt(made, 'Corp'))
  expect(sources()).toEqual([
    'InboundFederation_ExternalProvider',
    'PreSignUp_ExternalProvider',
    'PostConfirmation_ConfirmSignUp',
    'TokenGeneration_HostedAuth',
  ])
  made.browser.jar.delete('cognito')
  await exchange(made, await signInAt(made, 'Corp'))
  expect(sources()).toEqual([
    'InboundFederation_ExternalProvider',
    'PreAuthentication_Authentication',
    'PostAuthentication_Authentication',
    'TokenGeneration_HostedAuth',
  ])
  // The pool's own cookie: nothing comes in from outside.
  await exchange(made, await signInAt(made, 'Corp'))
  expect(sources()).toEqual(['TokenGeneration_HostedAuth'])
})

test.each(['InboundFederation', 'PreSignUp', 'PostConfirmation'])(
  '%s that fails: the app is told',
  async (name) => {
    const fails = (event: LambdaEvent) =>
      event.triggerSource === 'PreSignUp_AdminCreateUser' ? event : throws('not you')(event)
    const made = await federatedWorld(CORP, withFunctions({ [name]: fails }))
    expect(errorIn(await signInAt(made, 'Corp'))).toEqual({
      error: 'invalid_request',
      words: `${name} failed with error not you.`,
    })
    const profiles = JSON.stringify(made.simulator.state.users).match(/"Username":"Corp_/g) ?? []
    // As with any sign-up: what follows the confirmation takes nothing back.
    expect(profiles).toHaveLength(name === 'PostConfirmation' ? 1 : 0)
  },
)

test('InboundFederation: what the function keeps is all that is mapped', async () => {
  const keeps = (event: LambdaEvent) => ({
    ...event,
    response: { userAttributesToMap: { email: 'lovelace@example.com', email_verified: 'true' } },
  })
  const made = await federatedWorld(CORP, withFunctions({ InboundFederation: keeps }))
  const { claims } = await exchange(made, await signInAt(made, 'Corp'))
  const attributes = attributesOf(made, String(claims['cognito:username']))
  expect(attributes).toMatchObject({ email: 'lovelace@example.com', email_verified: 'true' })
  expect(attributes).not.toHaveProperty('name')
})
