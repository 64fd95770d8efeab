import {
  AdminListUserAuthEventsCommand,
  AdminUpdateAuthEventFeedbackCommand,
  ForgotPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider'
import { inOrder, type Here, type Step, confirm, signUp } from '../steps.ts'

export const PLUS = {
  pool: { UserPoolTier: 'PLUS' as const, UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' as const } },
}
export const list = (here: Here, more: { MaxResults?: number; NextToken?: string | undefined } = {}) =>
  here.cognito.send(
    new AdminListUserAuthEventsCommand({ UserPoolId: here.UserPoolId, Username: 'ada', ...more }),
  )
export const judge =
  (EventId: string, Username = 'ada'): Step =>
  ({ cognito, UserPoolId }) =>
    cognito.send(
      new AdminUpdateAuthEventFeedbackCommand({
        UserPoolId,
        Username,
        EventId,
        FeedbackValue: 'Invalid',
      }),
    )
export const forget: Step = ({ cognito, ClientId }) =>
  cognito.send(new ForgotPasswordCommand({ ClientId, Username: 'ada' }))
export const wait: Step = async ({ clock }) => clock.advance(1000)
export const ready = inOrder(signUp(), wait, confirm(), wait, forget, wait, forget)
