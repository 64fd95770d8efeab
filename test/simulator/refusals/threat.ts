import {
  SetRiskConfigurationCommand,
  type SetRiskConfigurationCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { confirmed, inOrder, set, signIn, signUp, type Step } from '../userPools/steps.ts'
import { signInFrom, watched } from '../userPools/threatPool.ts'
import type { Refusal } from './refusal.ts'

const configured =
  (rules: Omit<SetRiskConfigurationCommandInput, 'UserPoolId'>): Step =>
  ({ cognito, UserPoolId }) =>
    cognito.send(new SetRiskConfigurationCommand({ UserPoolId, ...rules }))

/** An app that tells these refusals apart; AWS documents none of them (OP-642). */
const SEEN = {
  evidence: 'client (OP-642)',
  source: 'https://github.com/Badsworth/pfml_scripts',
}
const ENFORCED = { pool: watched('ENFORCED') }
const compromised = configured({
  CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
})

export const threat: Refusal[] = [
  {
    when: 'a sign-in that is too risky',
    settings: ENFORCED,
    given: inOrder(
      confirmed,
      configured({
        AccountTakeoverRiskConfiguration: {
          Actions: { HighAction: { EventAction: 'BLOCK', Notify: false } },
        },
      }),
      set({ nextRisk: 'High' }),
    ),
    call: signIn(),
    refused: { name: 'NotAuthorizedException', message: 'Unable to login because of security reasons.' },
    writes: ['settings', 'authEvents'],
    ...SEEN,
  },
  {
    when: 'a sign-in with a password that others know',
    settings: ENFORCED,
    given: inOrder(confirmed, compromised, set({ nextRisk: 'CompromisedCredentials' })),
    call: signIn(),
    refused: {
      name: 'PasswordResetRequiredException',
      message: 'Password reset required for user due to security reasons',
    },
    writes: ['settings', 'authEvents', 'users'],
    ...SEEN,
  },
  {
    when: 'SignUp with a password that others know',
    settings: ENFORCED,
    given: inOrder(compromised, set({ nextRisk: 'CompromisedCredentials' })),
    call: signUp(),
    refused: {
      name: 'InvalidPasswordException',
      message: 'Provided password cannot be used for security reasons.',
    },
    writes: ['settings'],
    ...SEEN,
  },
  {
    when: 'a sign-in from an address that is blocked',
    settings: { ...ENFORCED, client: { ExplicitAuthFlows: ['ALLOW_ADMIN_USER_PASSWORD_AUTH'] } },
    given: inOrder(
      confirmed,
      configured({ RiskExceptionConfiguration: { BlockedIPRangeList: ['192.0.2.0/24'] } }),
    ),
    call: (here) => signInFrom(here, '192.0.2.1'),
    refused: { name: 'NotAuthorizedException', message: 'Request not allowed due to security reasons.' },
    writes: ['authEvents'],
    ...SEEN,
  },
]
