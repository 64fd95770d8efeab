import {
  AdminCreateUserCommand,
  AdminDisableUserCommand,
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
  type RecoveryOptionType,
} from '@aws-sdk/client-cognito-identity-provider'
import { ada } from '../../../world.ts'
import { attributes, type Here, type Step } from '../steps.ts'

export const NEW = 'Difference-1822'
export const HOUR = 3_600_000

export const forget =
  (Username = 'ada') =>
  ({ cognito, ClientId }: Here) =>
    cognito.send(new ForgotPasswordCommand({ ClientId, Username }))
export const recover =
  (more: { Username?: string; ConfirmationCode?: string; Password?: string } = {}) =>
  ({ cognito, ClientId, inbox }: Here) =>
    cognito.send(
      new ConfirmForgotPasswordCommand({
        ClientId,
        Username: 'ada',
        ConfirmationCode: inbox()[0]?.code ?? '000000',
        Password: NEW,
        ...more,
      }),
    )
export const disable: Step = ({ cognito, UserPoolId }) =>
  cognito.send(new AdminDisableUserCommand({ UserPoolId, Username: 'ada' }))
/** A code that is surely not the one. */
export const wrongCode = (here: Here) => (here.inbox()[0]?.code === '000000' ? '000001' : '000000')

export const order = (...names: RecoveryOptionType['Name'][]) => ({
  AccountRecoverySetting: {
    RecoveryMechanisms: names.map((Name, i) => ({ Name, Priority: i + 1 })).reverse(),
  },
})
export const invited: Step = ({ cognito, UserPoolId }) =>
  cognito.send(
    new AdminCreateUserCommand({
      UserPoolId,
      Username: 'ada',
      UserAttributes: attributes({ email: ada.email, email_verified: 'true' }),
    }),
  )
