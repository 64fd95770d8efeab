import { SignUpCommand } from '@aws-sdk/client-cognito-identity-provider'
import { ada } from '../../../world.ts'
import { type Here, attributes } from '../steps.ts'

export const withoutPassword = ({ cognito, ClientId }: Here) =>
  cognito.send(
    new SignUpCommand({
      ClientId,
      Username: 'ada',
      UserAttributes: attributes({ email: ada.email }),
    }),
  )

export const BY_LINK = {
  pool: { VerificationMessageTemplate: { DefaultEmailOption: 'CONFIRM_WITH_LINK' as const } },
}
