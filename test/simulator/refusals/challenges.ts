import {
  RespondToAuthChallengeCommand,
  VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { ada } from '../../world.ts'
import { inOrder, set, type Here, type Step } from '../userPools/steps.ts'
import {
  answer,
  APPS,
  associated,
  invited,
  otherThan,
  setMfa,
  SMS,
  startWith,
  withOwnPassword,
} from '../userPools/steps/challenges.ts'
import type { Refusal } from './refusal.ts'
import { api, thread } from './sources.ts'

const RESPOND = api('RespondToAuthChallenge')
const NEW = { NEW_PASSWORD: ada.Password }

/** Answers the demand for a new password. */
const newPassword =
  (more: Record<string, string> = {}): Step =>
  async (here) => {
    const { Session } = await startWith(here, 'Temporary-1')
    return answer(here, 'NEW_PASSWORD_REQUIRED', Session, { ...NEW, ...more })
  }
/** Answers it, then does something with the same Session. */
const afterNewPassword =
  (then: (here: Here, Session: string) => Promise<unknown>): Step =>
  async (here) => {
    const { Session } = await startWith(here, 'Temporary-1')
    await answer(here, 'NEW_PASSWORD_REQUIRED', Session, NEW)
    return then(here, Session!)
  }
const bySms = inOrder(
  setMfa({ MfaConfiguration: 'ON', SmsMfaConfiguration: SMS }),
  invited(),
  withOwnPassword,
)
/** Up to the demand for the code in the text message. */
const smsAsked = async (here: Here) => (await startWith(here, ada.Password)).Session
/** Sets an authenticator app up in the middle of the first sign-in. @returns the code that is used thereby */
async function enrolled(here: Here): Promise<string> {
  const setUp = await withOwnPassword(here)
  const { Session, UserCode } = await associated(here, { Session: setUp.Session! })
  await here.cognito.send(new VerifySoftwareTokenCommand({ Session, UserCode }))
  return UserCode
}
const REQUIRED = { pool: { Schema: [{ Name: 'given_name', Required: true, Mutable: true }] } }

export const challenges: Refusal[] = [
  {
    when: 'a new password for a Session answered already',
    given: invited(),
    call: afterNewPassword((here, Session) => answer(here, 'NEW_PASSWORD_REQUIRED', Session, NEW)),
    refused: {
      name: 'NotAuthorizedException',
      message: 'Invalid session for the user, session can only be used once.',
    },
    evidence: 'recorded',
    source: RESPOND,
  },
  {
    when: 'a new password after three minutes',
    given: invited(),
    call: async (here) => {
      const { Session } = await startWith(here, 'Temporary-1')
      here.clock.advance(3 * 60_000)
      return answer(here, 'NEW_PASSWORD_REQUIRED', Session, NEW)
    },
    refused: { name: 'NotAuthorizedException', message: 'Invalid session for the user, session is expired.' },
    evidence: 'recorded',
    source: RESPOND,
  },
  {
    when: 'a new password for a Session out of nowhere',
    given: invited(),
    call: (here) => answer(here, 'NEW_PASSWORD_REQUIRED', 'x'.repeat(100), NEW),
    refused: { name: 'NotAuthorizedException', message: 'Invalid session for the user.' },
    evidence: 'recorded 2019 (OP-133)',
    source: thread('aws-samples/amazon-cognito-passwordless-email-auth#17'),
  },
  {
    when: 'a new password for a Session out of nowhere, by the older text',
    given: inOrder(invited(), set({ 'OP-133': 'code-mismatch' })),
    call: (here) => answer(here, 'NEW_PASSWORD_REQUIRED', 'x'.repeat(100), NEW),
    refused: { name: 'CodeMismatchException', message: 'Invalid session provided' },
    evidence: 'recorded, old (OP-133)',
    source: RESPOND,
  },
  {
    when: 'a new password without a Session',
    given: invited(),
    call: (here) => answer(here, 'NEW_PASSWORD_REQUIRED', undefined, NEW),
    refused: { name: 'InvalidParameterException', message: 'Missing required parameter Session' },
    evidence: 'recorded 2017',
    source: thread('amazon-archives/amazon-cognito-identity-js#270'),
  },
  {
    when: 'a challenge answered without a name',
    given: invited(),
    call: async ({ cognito, ClientId, ...here }) => {
      const { Session } = await startWith({ cognito, ClientId, ...here }, 'Temporary-1')
      const ChallengeName = 'NEW_PASSWORD_REQUIRED'
      const input = { ClientId, ChallengeName, Session, ChallengeResponses: NEW } as const
      return cognito.send(new RespondToAuthChallengeCommand(input))
    },
    refused: { name: 'InvalidParameterException', message: 'Missing required parameter USERNAME' },
    evidence: 'recorded',
    source: thread('amazon-archives/amazon-cognito-identity-js#270'),
  },
  {
    when: 'a new password that is too short',
    given: invited(),
    call: newPassword({ NEW_PASSWORD: 'weak' }),
    refused: {
      name: 'InvalidPasswordException',
      message: 'Password did not conform with policy: Password not long enough',
    },
    evidence: 'recorded',
    source: RESPOND,
  },
  {
    when: 'a new password without a required attribute',
    settings: REQUIRED,
    given: invited({}),
    call: newPassword(),
    refused: {
      name: 'InvalidParameterException',
      message: 'Invalid attributes given, given_name is missing',
    },
    evidence: 'recorded',
    source: thread('pmill/aws-cognito#25'),
  },
  {
    when: 'a new password with a required attribute that is there',
    settings: REQUIRED,
    given: invited({ given_name: 'Ada' }),
    call: newPassword({ 'userAttributes.given_name': 'Augusta' }),
    refused: { name: 'NotAuthorizedException', message: 'Cannot modify an already provided given_name' },
    evidence: 'recorded',
    source: thread('aws-samples/aws-saas-factory-bootcamp#67'),
  },
  {
    when: 'a temporary password after seven days',
    given: invited(),
    call: (here) => {
      here.clock.advance(7 * 24 * 3_600_000)
      return startWith(here, 'Temporary-1')
    },
    refused: {
      name: 'NotAuthorizedException',
      message: 'Temporary password has expired and must be reset by an administrator.',
    },
    evidence: 'recorded',
    source: api('InitiateAuth'),
  },
  {
    when: 'another code than the text message had',
    given: bySms,
    call: async (here) => {
      const Session = await smsAsked(here)
      return answer(here, 'SMS_MFA', Session, { SMS_MFA_CODE: otherThan(here.inbox()[0]!.code!) })
    },
    refused: { name: 'CodeMismatchException', message: 'Invalid code or auth state for the user.' },
    evidence: 'recorded',
    source: RESPOND,
  },
  {
    when: 'no code of the text message',
    given: bySms,
    call: async (here) => answer(here, 'SMS_MFA', await smsAsked(here)),
    refused: { name: 'InvalidParameterException', message: 'Missing required parameter SMS_MFA_CODE' },
    evidence: 'recorded (of other parameters)',
    source: RESPOND,
  },
  ...['wrong', 'used'].map((which): Refusal => ({
    when: `a ${which} code of the authenticator app`,
    given: inOrder(setMfa({ MfaConfiguration: 'ON', ...APPS }), invited()),
    call: async (here) => {
      const UserCode = await enrolled(here)
      const { Session } = await startWith(here, ada.Password)
      const code = which === 'used' ? UserCode : otherThan(UserCode)
      return answer(here, 'SOFTWARE_TOKEN_MFA', Session, { SOFTWARE_TOKEN_MFA_CODE: code })
    },
    refused:
      which === 'used'
        ? { name: 'ExpiredCodeException', message: 'Your software token has already been used once.' }
        : { name: 'CodeMismatchException', message: 'Invalid code received for user' },
    evidence: 'recorded',
    source: RESPOND,
  })),
  {
    when: 'a challenge of callers with credentials, answered without',
    given: invited(),
    call: (here) => answer(here, 'ADMIN_NO_SRP_AUTH', 'x'.repeat(100)),
    refused: { name: 'InvalidParameterException', message: '' },
    evidence: 'docs; no text on record',
    source: RESPOND,
  },
]
