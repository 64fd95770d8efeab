import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CreateManagedLoginBrandingCommand,
  CreateUserPoolDomainCommand,
  type CreateUserPoolClientCommandInput,
} from '@aws-sdk/client-cognito-identity-provider'
import { world } from '../../world.ts'
import { openBrowser } from './browser.ts'

export const DOMAIN = 'https://shop.auth.us-east-1.amazoncognito.com'
export const CALLBACK = 'https://shop.example.com/callback'
export const PASSWORD = 'Analytical-1843'

/** An app client that may use every grant for users. */
export const OAUTH: Partial<CreateUserPoolClientCommandInput> = {
  AllowedOAuthFlowsUserPoolClient: true,
  AllowedOAuthFlows: ['code', 'implicit'],
  AllowedOAuthScopes: ['openid', 'email', 'profile', 'phone', 'aws.cognito.signin.user.admin'],
  SupportedIdentityProviders: ['COGNITO'],
  CallbackURLs: [CALLBACK, 'http://localhost:3000/', 'myapp://callback'],
  LogoutURLs: ['https://shop.example.com/bye'],
}

/** A pool with a domain (managed login unless told otherwise), an app client that may use it, and a user. */
export async function domainWorld({
  client,
  version = 2,
  ...settings
}: Parameters<typeof world>[0] & { version?: 1 | 2 } = {}) {
  const made = await world({ ...settings, client: { ...OAUTH, ...client } })
  const { cognito, UserPoolId, ClientId } = made
  await cognito.send(
    new CreateUserPoolDomainCommand({ UserPoolId, Domain: 'shop', ManagedLoginVersion: version }),
  )
  if (version === 2) {
    const UseCognitoProvidedValues = true
    await cognito.send(
      new CreateManagedLoginBrandingCommand({ UserPoolId, ClientId, UseCognitoProvidedValues }),
    )
  }
  const UserAttributes = [
    { Name: 'email', Value: 'ada@example.com' },
    { Name: 'email_verified', Value: 'true' },
    { Name: 'name', Value: 'Ada' },
  ]
  await cognito.send(
    new AdminCreateUserCommand({ UserPoolId, Username: 'ada', UserAttributes, MessageAction: 'SUPPRESS' }),
  )
  await cognito.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username: 'ada', Password: PASSWORD, Permanent: true }),
  )
  const browser = openBrowser(made)
  const authorizeUrl = (parameters: Record<string, string | undefined> = {}) => {
    const all = {
      response_type: 'code',
      client_id: ClientId,
      redirect_uri: CALLBACK,
      scope: 'openid email',
      ...parameters,
    }
    const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined)
    return `${DOMAIN}/oauth2/authorize?${new URLSearchParams(given)}`
  }
  return {
    ...made,
    browser,
    authorizeUrl,
    /** Signs ada in at the login page. @returns where that leads */
    async signIn(url = authorizeUrl()) {
      const page = await browser.open(url)
      return browser.fill(page, { username: 'ada', password: PASSWORD })
    },
    /** Posts a form to an endpoint for machines. */
    post: (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
      made.simulator.fetch(
        new Request(DOMAIN + path, {
          method: 'POST',
          headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
          body: new URLSearchParams(form).toString(),
        }),
      ),
  }
}
