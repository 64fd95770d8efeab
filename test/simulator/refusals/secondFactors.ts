import {
  AdminSetUserMFAPreferenceCommand,
  AssociateSoftwareTokenCommand,
  SetUserMFAPreferenceCommand,
  VerifySoftwareTokenCommand,
  type SetUserMFAPreferenceCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { confirm, inOrder, set, signedIn, signUp, type Step } from '../userPools/steps.ts'
import { APPS, associated, otherThan, setMfa, SMS } from '../userPools/steps/challenges.ts'
import type { Refusal } from './refusal.ts'
import { api } from './sources.ts'

const offered = setMfa({ MfaConfiguration: 'OPTIONAL', SmsMfaConfiguration: SMS, ...APPS })
const ON = { Enabled: true, PreferredMfa: true }

const prefer =
  (settings: Partial<SetUserMFAPreferenceCommandInput>): Step =>
  async (here) => {
    const { AccessToken } = await signedIn(here)
    return here.cognito.send(new SetUserMFAPreferenceCommand({ AccessToken, ...settings }))
  }

export const secondFactors: Refusal[] = [
  {
    when: 'an authenticator app where the pool has none',
    call: async (here) => {
      const { AccessToken } = await signedIn(here)
      return here.cognito.send(new AssociateSoftwareTokenCommand({ AccessToken }))
    },
    refused: {
      name: 'SoftwareTokenMFANotFoundException',
      message: 'Software Token MFA has not been enabled by the userPool',
    },
    evidence: 'docs',
    source: api('AssociateSoftwareToken'),
  },
  {
    when: 'an authenticator app with a wrong code',
    given: offered,
    call: async (here) => {
      const { AccessToken } = await signedIn(here)
      const { UserCode } = await associated(here, { AccessToken })
      return here.cognito.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: otherThan(UserCode) }))
    },
    refused: {
      name: 'EnableSoftwareTokenMFAException',
      message: 'Code mismatch and fail enable Software Token MFA',
    },
    evidence: 'recorded (OP-145)',
    source: api('VerifySoftwareToken'),
  },
  {
    when: 'preferring an authenticator app that is not set up',
    given: offered,
    call: prefer({ SoftwareTokenMfaSettings: ON }),
    refused: { name: 'InvalidParameterException', message: 'User has not verified software token mfa' },
    evidence: 'recorded; which text when is ours (OP-160)',
    source: api('SetUserMFAPreference'),
  },
  {
    when: 'preferring an authenticator app that is not set up, by the third text',
    given: inOrder(offered, set({ 'OP-160': 'third-text' })),
    call: prefer({ SoftwareTokenMfaSettings: ON }),
    refused: { name: 'InvalidParameterException', message: 'User has not set up software token mfa' },
    evidence: 'recorded; which text when is ours (OP-160)',
    source: api('SetUserMFAPreference'),
  },
  {
    when: 'preferring, for somebody, an authenticator app that is not set up',
    given: inOrder(offered, signUp(), confirm()),
    call: ({ cognito, UserPoolId }) =>
      cognito.send(
        new AdminSetUserMFAPreferenceCommand({
          ...{ UserPoolId, Username: 'ada', SoftwareTokenMfaSettings: ON },
        }),
      ),
    refused: {
      name: 'InvalidParameterException',
      message: 'User does not have delivery config set to turn on SOFTWARE_TOKEN_MFA',
    },
    evidence: 'recorded 2026-09 (OP-160)',
    source: api('AdminSetUserMFAPreference'),
  },
  {
    when: 'preferring text messages without a number',
    given: offered,
    call: prefer({ SMSMfaSettings: ON }),
    refused: {
      name: 'InvalidParameterException',
      message: 'User does not have delivery config set to turn on SMS_MFA',
    },
    evidence: 'recorded',
    source: api('SetUserMFAPreference'),
  },
]
