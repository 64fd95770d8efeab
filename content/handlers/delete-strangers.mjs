// Post confirmation. Deletes whoever has been confirmed with an address that is not at one of these domains.
import {
  AdminDeleteUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider'

const ADMITTED = ['example.com', 'example.org']
const cognito = new CognitoIdentityProviderClient({})

export const handler = async (event) => {
  const { userPoolId, userName, request } = event
  const { email = '' } = request.userAttributes
  const domain = email.split('@').at(-1).toLowerCase()
  if (!ADMITTED.includes(domain))
    await cognito.send(
      new AdminDeleteUserCommand({
        UserPoolId: userPoolId,
        Username: userName,
      }),
    )
  return event
}
