import {
  AdminListUserAuthEventsCommand,
  SetRiskConfigurationCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { expect, test } from 'vitest'
import { watched } from '../userPools/threatPool.ts'
import { domainWorld } from './domain.ts'

test('a sign-in at the login page is watched, and a risky one blocked with its words on the page', async () => {
  const made = await domainWorld({ pool: watched('ENFORCED') })
  const { cognito, UserPoolId } = made
  const AccountTakeoverRiskConfiguration = {
    Actions: { HighAction: { EventAction: 'BLOCK', Notify: false } },
  } as const
  await cognito.send(new SetRiskConfigurationCommand({ UserPoolId, AccountTakeoverRiskConfiguration }))
  expect(new URL((await made.signIn()).url).searchParams.get('code')).toBeTruthy()

  made.browser.jar.clear()
  made.clock.advance(60_000)
  made.simulator.set({ nextRisk: 'High' })
  const page = await made.signIn()
  expect(await page.response.text()).toContain('Unable to login because of security reasons.')
  const { AuthEvents } = await cognito.send(
    new AdminListUserAuthEventsCommand({ UserPoolId, Username: 'ada' }),
  )
  expect(AuthEvents!.map(({ EventResponse }) => EventResponse)).toEqual(['Fail', 'Pass'])
})
