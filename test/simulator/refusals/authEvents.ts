import { UpdateAuthEventFeedbackCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Here, Step } from '../userPools/steps.ts'
import { PLUS, list, judge, ready } from '../userPools/steps/authEvents.ts'
import type { Refusal } from './refusal.ts'
import { api } from './sources.ts'

const judgeByMail =
  (EventId: string): Step =>
  ({ cognito, UserPoolId }) =>
    cognito.send(
      new UpdateAuthEventFeedbackCommand({
        UserPoolId,
        Username: 'ada',
        EventId,
        FeedbackToken: 'rubbish',
        FeedbackValue: 'Valid',
      }),
    )

const firstEvent = async (here: Here) => (await list(here)).AuthEvents![0]!.EventId!
const off = (operation: string) => ({
  refused: {
    name: 'UserPoolAddOnNotEnabledException',
    message: 'Threat protection is not turned on for this user pool.',
  },
  evidence: 'ours (OP-119); the class model',
  source: api(operation),
})

export const authEvents: Refusal[] = [
  {
    when: 'AdminListUserAuthEvents without threat protection',
    given: ready,
    call: (here) => list(here),
    ...off('AdminListUserAuthEvents'),
  },
  {
    when: 'AdminUpdateAuthEventFeedback without it',
    given: ready,
    call: judge('x'),
    ...off('AdminUpdateAuthEventFeedback'),
  },
  {
    when: 'UpdateAuthEventFeedback without it',
    given: ready,
    call: judgeByMail('x'),
    ...off('UpdateAuthEventFeedback'),
  },
  {
    when: 'AdminListUserAuthEvents for nobody',
    settings: PLUS,
    call: (here) => list(here),
    refused: { name: 'UserNotFoundException', message: 'User does not exist.' },
    evidence: 'docs; text recorded',
    source: api('AdminListUserAuthEvents'),
  },
  {
    when: 'AdminUpdateAuthEventFeedback of no event',
    settings: PLUS,
    given: ready,
    call: judge('x'),
    refused: { name: 'ResourceNotFoundException', message: '' },
    evidence: 'model; no text on record',
    source: api('AdminUpdateAuthEventFeedback'),
  },
  {
    when: 'UpdateAuthEventFeedback with a token that no mail had',
    settings: PLUS,
    given: ready,
    call: async (here) => judgeByMail(await firstEvent(here))(here),
    refused: { name: 'NotAuthorizedException', message: '' },
    evidence: 'model; no text on record',
    source: api('UpdateAuthEventFeedback'),
  },
]
